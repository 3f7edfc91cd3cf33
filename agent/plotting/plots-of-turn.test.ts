import { expect, test } from "vitest";
import { silentLog } from "../../core/log.ts";
import type { Plot } from "../../core/wire.ts";
import { loadTools } from "../../tools/load.ts";
import { loadSpeeches } from "../languages/say/speeches.ts";
import { loadPlots } from "./load-plots.ts";
import { plotsOfTurn } from "./plots-of-turn.ts";

const plotters = await loadPlots(await loadTools());
const speechIn = loadSpeeches();

const call = (tool: string, output: unknown, values: readonly string[]) => ({
  record: {
    tool,
    kind: "read" as const,
    ms: 1,
    masked: [],
    status: "ok" as const,
    output,
    rows: 1,
    facts: values.map((value) => ({ value, label: "open", source: { tool, model: "sale.order", id: "1", field: "name" } })),
  },
});
const customer = (name: string | undefined, missingValue: string | undefined, currency = "USD") => ({
  id: "1",
  customer: name,
  orderCount: "1",
  missingValue,
  currency,
});
const exposure = (...customers: readonly ReturnType<typeof customer>[]) =>
  call(
    "get_exposure",
    { customers },
    customers.flatMap((one) => one.missingValue ?? []),
  );
const plotsOf = (done: Parameters<typeof plotsOfTurn>[0], language: "en" | "de" = "en") => plotsOfTurn(done, plotters, speechIn(language), silentLog);

test("the exposure is drawn by customer, each currency apart", () => {
  const done = [exposure(customer("Azure", "20.00"), customer("Gemini", "7.50"), customer("Deco", "3.00", "EUR"), customer("Lumber", "2.00", "EUR"))];
  expect(plotsOf(done).map((plot) => [plot.title, plot.unit, plot.kind === "bars" && plot.bars.length])).toEqual([
    ["Missing value by customer", { currency: "USD" }, 2],
    ["Missing value by customer", { currency: "EUR" }, 2],
  ]);
});

test.for([
  { because: "an amount is hidden", done: [exposure(customer("Azure", "20.00"), customer("Gemini", undefined))] },
  { because: "a name is hidden", done: [exposure(customer(undefined, "20.00"), customer("Gemini", "7.50"))] },
  { because: "there is nothing to compare", done: [exposure(customer("Azure", "20.00"))] },
  {
    because: "a number is no fact of its call",
    done: [call("get_exposure", { customers: [customer("Azure", "20.00"), customer("Gemini", "7.50")] }, ["20.00"])],
  },
  { because: "the output is of another shape", done: [call("get_exposure", {}, [])] },
  { because: "the tool has no plot", done: [call("get_stock", { customers: [customer("Azure", "20.00")] }, ["20.00"])] },
])("there is none when $because", ({ done }) => {
  expect(plotsOf(done)).toEqual([]);
});

test("titles and states are said in the language of the question", () => {
  const ages = [
    { age: "not due", invoiceCount: "2", open: "10.00", currency: "USD" },
    { age: "over 90 days", invoiceCount: "1", open: "4.00", currency: "USD" },
  ];
  const [plot] = plotsOf([call("get_receivables_ageing", { ages }, ["10.00", "4.00"])], "de");
  expect(plot?.title).toBe("Offene Rechnungen nach Alter");
  expect(plot?.kind === "bars" && plot.bars[0]?.label).toBe("nicht fällig");
});

test("more months than a picture can show give none, twelve give a bar each", () => {
  const months = (count: number) =>
    Array.from({ length: count }, (_, at) => ({ month: `Oct ${2000 + at}`, orderCount: "1", untaxed: "5.00", currency: "USD" }));
  const drawn = (count: number) =>
    plotsOf([call("get_sales_by_month", { months: months(count) }, ["5.00"])]).flatMap((plot) => (plot.kind === "bars" ? plot.bars : []));
  expect(drawn(12)).toHaveLength(12);
  expect(drawn(25)).toEqual([]);
});

test("a turn has at most three plots, of at most 120 points and labels of at most 80 characters", () => {
  const many = exposure(...Array.from({ length: 300 }, () => customer("x".repeat(500), "1.00")));
  const plots = plotsOf([many, many, many, many]);
  expect(plots).toHaveLength(3);
  expect(plots.map((plot: Plot) => plot.kind === "bars" && [plot.bars.length, plot.bars[0]?.label.length])).toEqual([
    [120, 80],
    [120, 80],
    [120, 80],
  ]);
});

test("a file that is named after no read tool stops the program", async () => {
  await expect(loadPlots(new Map())).rejects.toThrow("plots/get_exposure.ts is named after no read tool.");
});
