import { expect, test } from "vitest";
import { isoDay, positiveQuantity, typed } from "./inputs.ts";

test.for([
  { schema: isoDay("a day"), value: "2026-02-28", ok: true },
  { schema: isoDay("a day"), value: "2026-02-30", ok: false },
  { schema: isoDay("a day"), value: "28/02/2026", ok: false },
  ...["0000-01-01", "0999-12-31", "1899-12-31", "2200-01-01", "9999-12-31"].map((value) => ({ schema: isoDay("a day"), value, ok: false })),
  ...["1900-01-01", "2199-12-31"].map((value) => ({ schema: isoDay("a day"), value, ok: true })),
  { schema: positiveQuantity("how many"), value: "2.5", ok: true },
  { schema: positiveQuantity("how many"), value: 12, ok: true },
  { schema: positiveQuantity("how many"), value: "0", ok: false },
  { schema: positiveQuantity("how many"), value: "-3", ok: false },
  { schema: positiveQuantity("how many"), value: "1e9", ok: false },
  { schema: positiveQuantity("how many"), value: Number.NaN, ok: false },
  { schema: typed("a name"), value: "  Azure ", ok: true },
  { schema: typed("a name"), value: "   ", ok: false },
  { schema: typed("a name"), value: "x".repeat(201), ok: false },
])("takes $value: $ok", ({ schema, value, ok }) => {
  expect(schema.safeParse(value).success).toBe(ok);
});
