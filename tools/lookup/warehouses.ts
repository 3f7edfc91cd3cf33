import type { Row } from "../../odoo/reader.ts";
import { textOf } from "../row-values.ts";
import type { ToolContext } from "../tool.ts";
import { chooseOne } from "./choose.ts";
import { likeness } from "./words.ts";

const MOST = 50;

/** The warehouses in the principal's companies; few enough to be read whole. */
export async function warehouses({ odoo }: Pick<ToolContext, "odoo">): Promise<Row[]> {
  return odoo.search("stock.warehouse", { domain: [], fields: ["name", "code", "company_id"], limit: MOST, order: "sequence, id" });
}

/** The one that a name or code means. */
export function warehouseCalled(typed: string, all: readonly Row[]): Row {
  const candidates = all.map((row) => {
    const name = textOf(row, "name") ?? "";
    const code = textOf(row, "code") ?? "";
    const label = code ? `${name} (${code})` : name;
    const exact = [code, label].some((one) => one.toLowerCase() === typed.trim().toLowerCase());
    return { found: row, label, score: exact ? 5 : likeness(typed.replace(/\bwarehouse\b/i, "").trim() || typed, name) };
  });
  return chooseOne(
    candidates.filter((candidate) => candidate.score > 0),
    { what: "warehouse", typed, hint: `There are: ${all.map((row) => textOf(row, "name")).join(", ")}.` },
  );
}
