import { CopilotError } from "../../core/errors.ts";
import type { Row } from "../../odoo/reader.ts";
import { textOf } from "../row-values.ts";
import type { ToolContext } from "../tool.ts";
import { chooseOne } from "./choose.ts";
import { likeness, misspelt } from "./words.ts";

const MOST = 100;
/** Their price comes out of Odoo; that of others is asked of the carrier's own service, which a preview must not call. */
const PRICED_BY_ODOO = ["fixed", "base_on_rule"];

/** The carrier that a name means; few enough to be read whole. */
export async function resolveCarrier({ odoo }: ToolContext, typed: string): Promise<Row> {
  const rows = await odoo.search("delivery.carrier", {
    domain: [],
    fields: ["name", "delivery_type", "fixed_price"],
    limit: MOST,
    order: "sequence, id",
  });
  const named = (row: Row) => textOf(row, "name") ?? "";
  const scored = rows.map((row) => ({ found: row, label: named(row), score: likeness(typed, named(row)) })).filter(({ score }) => score > 0);
  const near = scored.length > 0 ? scored : misspelt(typed, rows, named).map(({ item, score }) => ({ found: item, label: named(item), score }));
  const names = [...new Set(rows.map(named))].slice(0, 8).join(", ");
  const carrier = chooseOne(near, { what: "carrier", typed, hint: `There are: ${names}.` });
  if (!PRICED_BY_ODOO.includes(String(carrier["delivery_type"])))
    throw new CopilotError(
      "BAD_INPUT",
      `${named(carrier)} is priced by the carrier's own service, which can't be asked without booking. Set it in Odoo, or choose another carrier.`,
    );
  return carrier;
}
