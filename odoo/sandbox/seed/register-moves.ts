import type { Xid } from "../dataset/dataset.ts";
import { rowsOf } from "./ledger.ts";
import type { SeedRun } from "./run.ts";

interface Moved {
  readonly transfer: Xid;
  readonly lines: readonly { readonly xid: Xid }[];
}

/** Gives each move of the transfers the external id "<transfer>_move_<order line>". */
export async function registerMoves(
  { door, ledger }: SeedRun,
  transfers: readonly Moved[],
  lineField: "sale_line_id" | "purchase_line_id",
): Promise<void> {
  const ids = transfers.map(({ transfer }) => ledger.id(transfer));
  const rows = rowsOf(
    await door.call("stock.move", "search_read", { domain: [["picking_id", "in", ids]], fields: ["picking_id", lineField], limit: 0, load: null }),
  );
  const moves = new Map(rows.map((row) => [`${row["picking_id"]}/${row[lineField]}`, row.id]));
  for (const { transfer, lines } of transfers) {
    for (const line of lines) {
      const move = moves.get(`${ledger.id(transfer)}/${ledger.id(line.xid)}`);
      if (move !== undefined) ledger.add("stock.move", `${transfer}_move_${line.xid}`, move);
    }
  }
}
