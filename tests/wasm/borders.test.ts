// What crosses the module's border: errors as values with kind and arguments, and no memory kept.
import { Clientele, ClienteleError } from "../../wasm/clientele.ts";
import { orders, survey } from "./inputs.ts";
import { instance, read, tablesOf } from "./module.ts";
import { ordersWorkbook, workbook } from "./workbook.ts";

function errorOf(action: () => unknown): ClienteleError {
  try {
    action();
  } catch (error) {
    if (error instanceof ClienteleError) return error;
    throw error;
  }
  throw new Error("no error");
}

it("a plan says where a longer head may hold a better table", async () => {
  const core = await instance();
  const log = Array.from({ length: 50_000 }, (_, at) => ({ at, text: "exported" }));
  const orders = [{ order: "1", customer: "C1", date: "2024-01-05", amount: 10 }];
  const bytes = new TextEncoder().encode(JSON.stringify({ log, orders }));
  const plan = (size: number) => core.plan("a.json", bytes.length, bytes.subarray(0, size));
  expect(plan(Clientele.HEAD_BYTES).head_too_short).toBe(true);
  const wide = plan(Clientele.WIDE_HEAD_BYTES);
  expect(wide.head_too_short).toBe(false);
  expect(wide.tables).toEqual(["transactions"]);
});

describe("errors", () => {
  it("are values: settings that are none, saved state that is damaged, a closed session", async () => {
    const core = await instance();
    const input = orders(100);
    const settings = { "no such setting": 1 };
    expect(errorOf(() => read(core, [input], 4096, settings)).kind).toMatch(/^settings_/);

    const session = read(core, [input]);
    const saved = session.save();
    for (const size of [0, 3, 100, saved.length - 1]) {
      expect(errorOf(() => core.load(saved.subarray(0, size))).kind).not.toBe("");
    }
    expect(errorOf(() => session.mergeSaved(new Uint8Array(64))).kind).not.toBe("");
    session.close();
    session.close();
    expect(errorOf(() => session.report()).kind).toBe("no_such_session");
  });

  it("name what is wrong with a workbook, and free it", async () => {
    const core = await instance();
    const { name, bytes } = ordersWorkbook(2000);
    const kindOf = async (content: Uint8Array) => {
      try {
        await tablesOf(core, [{ name, bytes: content }], 5000);
        return "";
      } catch (error) {
        expect(error).toBeInstanceOf(ClienteleError);
        expect((error as ClienteleError).texts["zh-CN"]).toContain(name);
        return (error as ClienteleError).kind;
      }
    };
    expect(await kindOf(bytes)).toBe("");
    for (const size of [10, 1000, bytes.length - 1])
      expect(await kindOf(bytes.subarray(0, size))).toBe("workbook_damaged");
    // Changed bytes in the packed sheet: they do not inflate, or not to what the checksum says.
    for (const at of [5000, 8000, 11_000]) {
      const changed = Uint8Array.from(bytes);
      changed[at]! ^= 0x55;
      expect(await kindOf(changed)).toBe("workbook_damaged");
    }
    const bomb = workbook(name, { s: [["x".repeat(900_000)], ["y".repeat(30_000_000)]] });
    expect(await kindOf(bomb.bytes)).toBe("workbook_ratio");
    expect(await kindOf(Uint8Array.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]))).toBe(
      "workbook_old",
    );
  });

  it("leave the module usable", async () => {
    const core = await instance();
    errorOf(() => core.load(new Uint8Array(10)));
    const session = read(core, [orders(100)]);
    expect(session.report()).toHaveProperty("figures");
    session.close();
  });
});

describe("memory", () => {
  it("stays flat over repeated runs, failed ones included", async () => {
    const core = await instance();
    const inputs = [orders(2000), survey(400)];
    const run = () => {
      const session = read(core, inputs, 10_000);
      const saved = session.save();
      session.report();
      session.customersCsv();
      session.close();
      errorOf(() => core.load(saved.subarray(0, saved.length / 2)));
      core.load(saved).close();
    };
    for (let i = 0; i < 3; i++) run();
    const before = core.memoryBytes;
    for (let i = 0; i < 20; i++) run();
    expect(core.memoryBytes).toBe(before);
  });
});
