import { describe, expect, test } from "vitest";
import { exampleContext } from "../test-world.ts";
import tool from "./reschedule_delivery.ts";

describe("a new date for a delivery", () => {
  test("is planned whole and written nowhere: same time of day, with what it rests on", async () => {
    expect(await tool.plan({ delivery: "wh/out/50", date: "2026-06-12" }, exampleContext())).toEqual({
      kind: "reschedule_delivery",
      model: "stock.picking",
      ids: [50],
      operation: "write",
      method: "write",
      values: { scheduled_date: "2026-06-12 14:00:00" },
      before: { "50": { state: "assigned", scheduled_date: "2026-06-10 14:00:00" } },
      company: 1,
      summary: "Move delivery WH/OUT/00050 from 10 June 2026 to 12 June 2026",
      lines: [
        {
          field: "stock.picking.scheduled_date",
          label: "Scheduled date",
          before: "10 June 2026, 10:00 (America/New_York)",
          after: "12 June 2026, 10:00 (America/New_York)",
        },
      ],
      sources: [
        { model: "stock.picking", id: 50, label: "WH/OUT/00050" },
        { model: "sale.order", id: 27, label: "S00027" },
      ],
    });
  });

  test.for([
    { because: "the clocks change in between", date: "2026-12-04", time: undefined, value: "2026-12-04 15:00:00" },
    { because: "a time is given", date: "2026-06-12", time: "16:30", value: "2026-06-12 20:30:00" },
    { because: "the day is today", date: "2026-06-04", time: "17:00", value: "2026-06-04 21:00:00" },
  ])("$date $time is $value in Odoo when $because", async ({ date, time, value }) => {
    expect(await tool.plan({ delivery: "WH/OUT/00050", date, time }, exampleContext())).toMatchObject({ values: { scheduled_date: value } });
  });

  test("the order's reference will do when it has one open delivery", async () => {
    expect(await tool.plan({ delivery: "S27", date: "2026-06-12" }, exampleContext())).toMatchObject({ ids: [50] });
    expect(await tool.plan({ delivery: "po-991", date: "2026-06-12" }, exampleContext())).toMatchObject({ ids: [47] });
  });

  test.for([
    { because: "the order has two open deliveries", input: { delivery: "S00030", date: "2026-06-12" }, code: "AMBIGUOUS" },
    { because: "two deliveries have that number", input: { delivery: "out 47", date: "2026-06-12" }, code: "AMBIGUOUS" },
    { because: "it was shipped", input: { delivery: "WH/OUT/00049", date: "2026-06-12" }, code: "STALE" },
    { because: "it is planned for then already", input: { delivery: "WH/OUT/00050", date: "2026-06-10" }, code: "STALE" },
    { because: "the order has no delivery", input: { delivery: "S00028", date: "2026-06-12" }, code: "NOT_FOUND" },
    { because: "there is none", input: { delivery: "WH/OUT/09999", date: "2026-06-12" }, code: "NOT_FOUND" },
    { because: "it is a receipt", input: { delivery: "WH/IN/00007", date: "2026-06-12" }, code: "NOT_FOUND" },
    { because: "the day is past for the asker", input: { delivery: "WH/OUT/00050", date: "2026-06-03" }, code: "BAD_INPUT" },
    { because: "the day does not exist", input: { delivery: "WH/OUT/00050", date: "2026-06-31" }, code: "BAD_INPUT" },
    { because: "the time does not exist", input: { delivery: "WH/OUT/00050", date: "2026-06-12", time: "25:00" }, code: "BAD_INPUT" },
  ])("$code when $because", async ({ input, code }) => {
    await expect(tool.plan(input, exampleContext())).rejects.toMatchObject({ code });
  });
});
