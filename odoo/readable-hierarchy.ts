import type { Domain } from "../core/domain.ts";
import { CopilotError } from "../core/errors.ts";
import type { Row } from "./reader.ts";

const DEEPEST = 12;
const MOST = 5_000;

/** Rows of a model in scope, archived ones too: ids and the given fields as ids. */
export type ScopedRows = (model: string, domain: Domain, fields: readonly string[], limit: number) => Promise<readonly Row[]>;

/** The records below (`child_of`) or above (`parent_of`) the given ones, themselves included, each step through a record in scope. */
export async function hierarchyIds(rows: ScopedRows, model: string, operator: "child_of" | "parent_of", ids: readonly number[]): Promise<number[]> {
  const found = new Set(ids);
  let edge = [...found];
  for (let depth = 0; edge.length > 0 && depth < DEEPEST; depth += 1) {
    const next = await rows(model, [[operator === "child_of" ? "parent_id" : "id", "in", edge]], ["parent_id"], MOST);
    if (next.length === MOST) throw new CopilotError("BAD_INPUT", "That is too large a part of the hierarchy. Name a smaller one.");
    edge = next.map((row) => (operator === "child_of" ? row.id : parentOf(row))).filter((id): id is number => id !== undefined && !found.has(id));
    for (const id of edge) found.add(id);
  }
  return [...found].sort((one, other) => one - other);
}

function parentOf(row: Row): number | undefined {
  const parent = row["parent_id"];
  const id = Array.isArray(parent) ? parent[0] : parent;
  return typeof id === "number" ? id : undefined;
}
