import { CopilotError } from "../../../core/errors.ts";
import { isJsonObject, type Json } from "../../../core/json.ts";
import { PAYMENT_TERMS, UOMS, type Xid } from "../dataset/dataset.ts";
import type { SeedDoor } from "./door.ts";

export const SEED_MODULE = "countersign_seed";

const SEARCHED = ["base.us", "base.group_user", "sales_team.group_sale_salesman", ...Object.values(UOMS), ...Object.keys(PAYMENT_TERMS)];
const BATCH = 1_000;

/** Which Odoo record each record of the data set became. */
export interface Ledger {
  id(xid: Xid): number;
  /** A record of Odoo's own, by its external id. */
  own(name: string): number;
  add(model: string, xid: Xid, id: number): void;
  /** Writes the external ids added since the last time. */
  flush(): Promise<void>;
}

/** Rows of a search_read or read. */
export function rowsOf(answer: Json): readonly { readonly id: number; readonly [field: string]: Json }[] {
  if (!Array.isArray(answer)) throw new CopilotError("ODOO_FAULT", "Odoo sent no list of records.");
  return answer.flatMap((row) => (isJsonObject(row) && typeof row["id"] === "number" ? [{ ...row, id: row["id"] }] : []));
}

/** Ids that a create or a relational field holds. */
export function idsOf(answer: Json | undefined): number[] {
  if (typeof answer === "number") return [answer];
  return Array.isArray(answer) ? answer.filter((id) => typeof id === "number") : [];
}

export async function openLedger(door: SeedDoor): Promise<Ledger> {
  const ids = new Map<Xid, number>();
  let added: { model: string; name: string; res_id: number; module: string; noupdate: boolean }[] = [];
  const names = SEARCHED.map((name) => name.slice(name.indexOf(".") + 1));
  const found = await door.call("ir.model.data", "search_read", { domain: [["name", "in", names]], fields: ["module", "name", "res_id"], limit: 0 });
  const own = new Map(rowsOf(found).map((row) => [`${row["module"]}.${row["name"]}`, Number(row["res_id"])]));
  const known = (map: ReadonlyMap<string, number>, name: string) => {
    const id = map.get(name);
    if (id === undefined) throw new CopilotError("NOT_FOUND", `The seed needs ${name}, which this Odoo does not have.`);
    return id;
  };
  return {
    id: (xid) => known(ids, xid),
    own: (name) => known(own, name),
    add(model, xid, id) {
      ids.set(xid, id);
      added.push({ model, name: xid, res_id: id, module: SEED_MODULE, noupdate: true });
    },
    async flush() {
      const rows = added;
      added = [];
      for (let start = 0; start < rows.length; start += BATCH) {
        await door.call("ir.model.data", "create", { vals_list: rows.slice(start, start + BATCH) });
      }
    },
  };
}
