import type { DomainLeaf } from "../../core/domain.ts";
import type { Json } from "../../core/json.ts";
import { type Reader, type Row, withRelated } from "../../odoo/reader.ts";

export interface TestMove {
  readonly id: number;
  readonly product?: number;
  readonly warehouse?: number;
  readonly kind?: "delivery" | "return" | "receipt";
  readonly quantity?: Json;
  readonly date?: string;
  readonly written?: string;
}

/** Done moves as Odoo would answer them; `moves` is what it holds now, and `failAt` the search that it doesn't answer. */
export function pastMoves(moves: readonly TestMove[]) {
  const odoo = { moves, searches: 0, failAt: -1 };
  const reader: Pick<Reader, "search"> = {
    async search(model, { domain, limit, order }) {
      odoo.searches += 1;
      if (odoo.searches === odoo.failAt) throw new Error("Odoo is down");
      if (model === "product.product") return [{ id: Math.max(0, ...odoo.moves.map(({ product = 1 }) => product)) }];
      const rows = odoo.moves.map(rowOf).filter((row) => domain.every((term) => typeof term === "string" || holds(row, term)));
      const sorted =
        order === "id" ? rows.sort((one, other) => one.id - other.id) : rows.sort((one, other) => (written(one) < written(other) ? 1 : -1));
      return sorted.slice(0, limit);
    },
  };
  const none = async () => [];
  const whole: Reader = {
    ...reader,
    searchCounted: async () => ({ rows: [], count: 0 }),
    read: none,
    count: async () => 0,
    group: none,
    sight: () => "shown",
    masked: () => [],
  };
  return { odoo, reader: async () => whole };
}

function rowOf({
  id,
  product = 1,
  warehouse = 1,
  kind = "delivery",
  quantity = 5,
  date = "2026-06-03 09:00:00",
  written = "2026-06-03 09:00:00",
}: TestMove): Row {
  const row: Row = {
    id,
    state: "done",
    product_id: [product, ""],
    product_uom_qty: 1,
    product_qty: 12,
    quantity,
    date,
    write_date: written,
    picking_code: kind === "delivery" ? "outgoing" : "incoming",
    sale_line_id: kind === "receipt" ? false : [1, ""],
    origin_returned_move_id: kind === "return" ? [1, ""] : false,
  };
  const order: Row = { id: 8, partner_id: [70, ""], date_approve: "2026-05-20 10:00:00", date_planned: "2026-06-01 10:00:00" };
  const placed = withRelated(row, "picking_type_id", [{ id: 3, warehouse_id: [warehouse, ""] }]);
  return kind === "receipt" ? withRelated(placed, "purchase_line_id", [order]) : placed;
}

function holds(row: Row, [path, operator, value]: DomainLeaf): boolean {
  const cell = row[path.replace(".id", "")];
  const held = Array.isArray(cell) ? Number(cell[0]) : cell;
  if (typeof held === "number") return operator === ">" ? held > Number(value) : operator === ">=" ? held >= Number(value) : held <= Number(value);
  return operator === "=" ? held === value : String(held) >= String(value);
}

const written = (row: Row) => String(row["write_date"]);
