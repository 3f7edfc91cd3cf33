import { setImmediate as immediate } from "node:timers/promises";
import type { Domain } from "../../core/domain.ts";
import type { Reader, Row } from "../../odoo/reader.ts";
import { MOVE_FIELDS, MOVE_RELATED, type PastMove, pastMove } from "./past-move.ts";

/** A page of done moves in the order of their ids. */
export interface MovePage {
  /** Those that are a customer's or a vendor's. */
  readonly moves: readonly PastMove[];
  /** Ids and products of those that could not be understood. */
  readonly unreadable: readonly { readonly id: number; readonly product: number | null }[];
  /** The highest id that was read; undefined on the last page. */
  readonly to: number | undefined;
}

export interface MovesAsked {
  readonly fitting: Domain;
  /** The move whose successors are read. */
  readonly after: number;
  /** Moves on a page, at most 500. */
  readonly page: number;
}

/** Reads a page of the done moves that fit; an Odoo and a database in this process let others have their turn before it. */
export async function readMovePage(odoo: Reader, { fitting, after, page }: MovesAsked): Promise<MovePage> {
  await immediate();
  const rows = await odoo.search("stock.move", {
    domain: [["state", "=", "done"], ["id", ">", after], ...fitting],
    fields: MOVE_FIELDS,
    limit: page,
    order: "id",
    with: MOVE_RELATED,
  });
  const told = rows.map((row) => ({ row, move: understood(row) }));
  return {
    moves: told.flatMap(({ move }) => (typeof move === "object" ? [move] : [])),
    unreadable: told.flatMap(({ row, move }) => (move === "unreadable" ? [{ id: row.id, product: productOf(row) }] : [])),
    to: rows.length < page ? undefined : rows.at(-1)?.id,
  };
}

/** The newest write date of all moves: Odoo's own clock, as far as a reader sees it. */
export async function newestWriteDate(odoo: Reader): Promise<string> {
  const [newest] = await odoo.search("stock.move", { domain: [], fields: ["write_date"], limit: 1, order: "write_date desc" });
  return typeof newest?.["write_date"] === "string" ? newest["write_date"] : BEGINNING;
}

const BEGINNING = "1970-01-01 00:00:00";

/** A date that is none must not stop the rest. */
function understood(row: Row): ReturnType<typeof pastMove> {
  try {
    return pastMove(row);
  } catch {
    return "unreadable";
  }
}

function productOf(row: Row): number | null {
  const value = row["product_id"];
  return Array.isArray(value) && typeof value[0] === "number" ? value[0] : null;
}
