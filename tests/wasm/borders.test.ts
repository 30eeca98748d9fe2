// What crosses the module's border: errors as values with kind and arguments, and no memory kept.
import { ClienteleError } from "../../wasm/clientele.ts";
import { orders, survey } from "./inputs.ts";
import { instance, read } from "./module.ts";

function errorOf(action: () => unknown): ClienteleError {
  try {
    action();
  } catch (error) {
    if (error instanceof ClienteleError) return error;
    throw error;
  }
  throw new Error("no error");
}

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
