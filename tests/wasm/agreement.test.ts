// The same files give the same report in the module as from the native command: counts, sums, texts
// and orderings identical, other numbers to 1e-9 (design, decision 3).
import type { Clientele, Session } from "../../wasm/clientele.ts";
import { customers, gbk, orders, survey } from "./inputs.ts";
import {
  differences,
  type Input,
  inputOf,
  instance,
  nativeCustomers,
  nativeReport,
  read,
  realData,
  tablesOf,
  textInput,
} from "./module.ts";
import { ordersWorkbook } from "./workbook.ts";

const cases: [string, Input[]][] = [
  ["orders", [orders(3000)]],
  ["orders, a survey and customers", [orders(3000), survey(500), customers()]],
  ["GB18030", [gbk()]],
  ["a workbook of several sheets", [ordersWorkbook(3000)]],
  // Alone, a file that is no table is refused by the command; beside others its rows are set aside.
  [
    "orders beside a file that is no table",
    [orders(3000), { name: "notes.txt", bytes: new TextEncoder().encode("hello\nworld\n") }],
  ],
];
const real = [
  "online_retail.csv",
  "sfo_survey_2017.csv",
  "telco_churn.csv",
  "taobao_cosmetics_gbk.csv",
  "Telco_customer_churn.xlsx",
  "online_retail_5000.xlsx",
];

describe("the module's report equals the command's", () => {
  for (const [name, inputs] of cases) {
    it(`on ${name}, cut anywhere`, async () => {
      const core = await instance();
      const expected = nativeReport(inputs);
      for (const size of [1 << 22, 4099]) {
        const session = read(core, await tablesOf(core, inputs, size), size);
        expect(differences(session.report(), expected)).toEqual([]);
        session.close();
      }
    });
  }
  it("on the sample company: orders, customers, surveys, contacts, leads and spending", async () => {
    const core = await instance();
    const inputs = core
      .sample(1500, 7)
      .filter(({ name }) => name.endsWith(".csv"))
      .map(({ name, text }) => textInput(name, text));
    const session = read(core, inputs, 1 << 16);
    const report = session.report();
    expect(differences(report, nativeReport(inputs))).toEqual([]);
    // Every section, so that none is equal only because neither made it.
    expect(report.sections.map(({ id }) => id)).toEqual(
      "data profile behaviour value satisfaction clv churn change retention conversion".split(" "),
    );
    session.close();
  });
  for (const name of real) {
    const path = realData(name);
    it.skipIf(path === undefined)(`on ${name}`, async () => {
      const core = await instance();
      const input = inputOf(path!);
      const session = read(core, await tablesOf(core, [input]));
      expect(differences(session.report(), nativeReport([input]))).toEqual([]);
      session.close();
    });
  }
});

describe("the list of customers", () => {
  it("is the command's, in the same order, page by page", async () => {
    const core = await instance();
    const inputs = [orders(3000), survey(500), customers()];
    const expected = nativeCustomers(inputs).map(([id]) => id);
    const session = read(core, inputs);
    const ids: unknown[] = [];
    for (let offset = 0; ; offset += 50) {
      const page = session.customers({ offset, limit: 50 });
      ids.push(...page.rows.map(([id]) => id));
      expect(page.columns.map(({ id }) => id).slice(0, 2)).toEqual(["id", "name"]);
      if (page.rows.length === 0) {
        expect(page.total).toBe(expected.length);
        break;
      }
    }
    expect(ids).toEqual(expected);
    const best = session.customers({ sort: "revenue_net", descending: true, limit: 5 });
    const money = best.columns.findIndex(({ id }) => id === "revenue_net");
    const amounts = best.rows.map((row) => row[money] as number);
    expect(amounts).toEqual([...amounts].sort((a, b) => b - a));
    expect(() => session.customers({ sort: "nothing" })).toThrow(/customers_column/);
    session.close();
  });
});

describe("readers together", () => {
  // Every second slice to one of two sessions, out of order: scanned first, so that each is read from
  // the state it begins in.
  const halves = (core: Clientele, inputs: Input[]): [Session, Session] => {
    const plans = inputs.map(({ name, bytes }) => core.plan(name, bytes.length, bytes));
    const first = core.open(plans);
    const second = core.open(plans);
    inputs.forEach(({ bytes }, file) => {
      const size = Math.ceil(bytes.length / 5);
      let state = 0;
      const slices = Array.from({ length: 5 }, (_, i) => {
        const offset = i * size;
        const slice = bytes.subarray(offset, offset + size);
        const entry = state;
        state = core.apply(first.scan(file, offset, slice), state);
        return { offset, slice, entry, last: i === 4 };
      });
      slices.reverse().forEach(({ offset, slice, entry, last }, i) => {
        (i % 2 ? first : second).add(file, offset, slice, entry, last);
      });
    });
    return [first, second];
  };
  const inputs = [orders(3000), survey(500)];

  it("give the report of one, through saved bytes, in any order", async () => {
    const core = await instance();
    const alone = read(core, inputs);
    const [first, second] = halves(core, inputs);
    const saved = second.save();
    second.close();
    first.mergeSaved(saved);
    expect(first.reportText()).toBe(alone.reportText());
    first.close();
    alone.close();
  });

  it("give the report and the customers of one, side by side, each with its share", async () => {
    const core = await instance();
    const alone = read(core, inputs);
    const [first, second] = halves(core, inputs);
    for (let step = 0; step < core.exchangeSteps; ++step) {
      const toSecond = first.tell(step, 1, 2);
      const toFirst = second.tell(step, 0, 2);
      first.hear(step, toFirst);
      second.hear(step, toSecond);
    }
    first.hearCollected(second.collected());
    expect(first.reportText()).toBe(alone.reportText());
    expect(() => first.customers()).toThrow(/collected_missing/);
    first.hearCollected(second.collected());
    expect(first.customers()).toEqual(alone.customers());
    first.close();
    second.close();
    alone.close();
  });
});
