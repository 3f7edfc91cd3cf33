import { readFileSync } from "node:fs";
import { parse } from "yaml";
import type { Sight } from "../core/access.ts";
import type { Domain, DomainLeaf } from "../core/domain.ts";
import { normalised } from "../core/domain.ts";
import { CopilotError } from "../core/errors.ts";
import type { Json } from "../core/json.ts";
import { type Reader, type RelatedQuery, type Row, type SearchQuery, withRelated } from "../odoo/reader.ts";

/** For tests: rows by model, as Odoo sends them; a relation's target is the model of that name. */
export type World = { readonly [model: string]: readonly Row[] };

const RELATIONS: { readonly [path: string]: string } = {
  "sale.order.picking_ids": "stock.picking",
  "sale.order.order_line": "sale.order.line",
  "sale.order.line.product_id": "product.product",
  "purchase.order.order_line": "purchase.order.line",
  "purchase.order.line.product_id": "product.product",
  "stock.move.origin_returned_move_id": "stock.move",
  "stock.picking.picking_type_id": "stock.picking.type",
  "sale.order.partner_id": "res.partner",
  "sale.order.company_id": "res.company",
  "sale.order.line.order_id": "sale.order",
  "stock.picking.partner_id": "res.partner",
  "stock.picking.sale_id": "sale.order",
  "stock.move.picking_id": "stock.picking",
  "account.move.partner_id": "res.partner",
  "stock.picking.type.warehouse_id": "stock.warehouse",
  "stock.move.picking_type_id": "stock.picking.type",
  "account.move.line.move_id": "account.move",
  "purchase.order.line.partner_id": "res.partner",
  "purchase.order.partner_id": "res.partner",
  "purchase.order.line.order_id": "purchase.order",
  "stock.quant.location_id": "stock.location",
  "stock.move.location_id": "stock.location",
  "stock.move.location_dest_id": "stock.location",
};

/** Where the other side of a list of records is held. */
const INVERSE: { readonly [path: string]: string } = {
  "stock.picking.move_ids": "picking_id",
  "sale.order.picking_ids": "sale_id",
  "sale.order.order_line": "order_id",
  "purchase.order.order_line": "order_id",
};

const labels: unknown = parse(readFileSync(new URL("../guardrails/policy/data.yaml", import.meta.url), "utf8"));

/** The label of a field in the product's own policy. */
export function policyLabel(model: string, field: string): string | undefined {
  const fields = typeof labels === "object" && labels !== null ? Reflect.get(labels, model) : undefined;
  const label = typeof fields === "object" && fields !== null ? Reflect.get(fields, field) : undefined;
  return typeof label === "string" ? label : undefined;
}

/** For tests: a reader over rows in memory that hides every label not in `sees`, and refuses to search or sort on one. */
export function memoryReader(world: World, sees: readonly string[]): Reader & { readonly asked: ReadonlySet<string> } {
  const asked = new Set<string>();
  const sight = (model: string, field: string): Sight => {
    const label = policyLabel(model, field);
    if (label === undefined) return "hidden";
    return label === "open" || sees.includes(label) || sees.includes(label.split(".")[0] ?? "") ? "shown" : "hidden";
  };
  const readable = (model: string, field: string) => {
    asked.add(model);
    if (sight(model, field) !== "shown") throw new CopilotError("DENIED", `${model}.${field} can't be searched.`);
  };
  const holds = (model: string, row: Row, domain: Domain): boolean => {
    const terms = [...normalised(domain)];
    const next = (): boolean => {
      const term = terms.shift();
      if (term === undefined) return true;
      if (term === "!") return !next();
      if (typeof term !== "string") return leaf(model, row, term);
      const [left, right] = [next(), next()];
      return term === "&" ? left && right : left || right;
    };
    return next();
  };
  const leaf = (model: string, row: Row, [path, operator, value]: DomainLeaf): boolean => {
    const [field = "", ...rest] = path.split(".");
    readable(model, field);
    const target = RELATIONS[`${model}.${field}`];
    if (target && (rest.length > 0 || operator === "any")) {
      const inner: Domain = operator === "any" && Array.isArray(value) ? value : [[rest.join("."), operator, value]];
      return related(row[field]).some((id) => (world[target] ?? []).some((other) => other.id === id && holds(target, other, inner)));
    }
    return compare(field === "id" ? row.id : (row[field] ?? false), operator, value, world);
  };
  const find = (model: string, domain: Domain) => (world[model] ?? []).filter((row) => holds(model, row, domain));
  const shown = (model: string, row: Row, fields: readonly string[]): Row => ({
    id: row.id,
    ...Object.fromEntries(fields.flatMap((field) => (sight(model, field) === "shown" ? [[field, row[field] ?? false]] : []))),
  });

  const follow = async (model: string, row: Row, whole: Row, asked: { readonly [field: string]: RelatedQuery }): Promise<Row> => {
    let out = row;
    for (const [field, query] of Object.entries(asked)) {
      if (policyLabel(model, field) === undefined) throw new Error(`data.yaml does not list ${model}.${field}`);
      if (sight(model, field) !== "shown") continue;
      const inverse = INVERSE[`${model}.${field}`];
      const domain: Domain = inverse ? [[inverse, "=", row.id]] : [["id", "in", related(whole[field]).filter((id) => typeof id === "number")]];
      out = withRelated(out, field, await search(query.model, { ...query, domain }));
    }
    return out;
  };

  async function search(model: string, { domain, fields, limit, offset = 0, order, with: asked = {} }: SearchQuery): Promise<Row[]> {
    reader.asked.add(model);
    const unlisted = fields.filter((field) => policyLabel(model, field) === undefined);
    if (unlisted.length > 0) throw new Error(`data.yaml does not list ${model}: ${unlisted.join(", ")}`);
    const [by = "id"] = (order ?? "id").split(",").map((part) => part.trim());
    const [field = "id", direction] = by.split(" ");
    readable(model, field);
    const rows = find(model, domain).sort(
      (left, right) => String(left[field] || "~").localeCompare(String(right[field] || "~")) || left.id - right.id,
    );
    const page = (direction === "desc" ? rows.reverse() : rows).slice(offset, offset + limit);
    return Promise.all(page.map((row) => follow(model, shown(model, row, fields), row, asked)));
  }

  const keyOf = (model: string, row: Row, spec: string): Json => {
    const [field = "", ...rest] = spec.split(".");
    const target = RELATIONS[`${model}.${field}`];
    if (rest.length === 0 || !target) return groupKey(row, spec);
    const [id] = related(row[field]);
    const next = (world[target] ?? []).find((other) => other.id === id);
    return next ? keyOf(target, next, rest.join(".")) : false;
  };

  const reader: Reader & { readonly asked: Set<string> } = {
    asked,
    sight,
    masked: () => [],
    search,
    async searchCounted(model, query, cap) {
      return { rows: await search(model, query), count: Math.min(cap, find(model, query.domain).length) };
    },
    async read(model, ids, fields) {
      asked.add(model);
      return ids.flatMap((id) => (world[model] ?? []).filter((row) => row.id === id).map((row) => shown(model, row, fields)));
    },
    async count(model, domain, cap) {
      return Math.min(cap, find(model, domain).length);
    },
    async group(model, { domain, groupby, aggregates, limit, order }) {
      const sums = aggregates.filter((spec) => spec !== "__count");
      for (const spec of [...groupby, ...sums]) readable(model, spec.split(/[.:]/)[0] ?? "");
      const groups = Map.groupBy(find(model, domain), (row) => JSON.stringify(groupby.map((spec) => keyOf(model, row, spec))));
      const rows = [...groups.values()].map((own) => ({
        ...Object.fromEntries(groupby.map((spec) => [spec, own[0] ? keyOf(model, own[0], spec) : false])),
        ...Object.fromEntries(sums.map((spec) => [spec, aggregated(own, spec)])),
        __count: own.length,
      }));
      const [by = "", direction] = (order ?? "").split(" ");
      const sorted = by === "" ? rows : rows.sort((one, other) => Number(Reflect.get(one, by)) - Number(Reflect.get(other, by)));
      return (direction === "desc" ? sorted.reverse() : sorted).slice(0, limit);
    },
  };
  return reader;
}

function aggregated(rows: readonly Row[], spec: string): Json {
  const [field = "", kind] = spec.split(":");
  const values = rows.map((row) => row[field] ?? false);
  if (kind === "count_distinct") return new Set(values.map((value) => JSON.stringify(value))).size;
  return kind === "array_agg" ? values : values.reduce<number>((total, value) => total + Number(value), 0);
}

/** A month is its first instant and its name, as Odoo sends it. */
function groupKey(row: Row, spec: string): Json {
  const [field = "", part] = spec.split(":");
  const value = row[field] ?? false;
  return part === "month" && typeof value === "string" ? [`${value.slice(0, 7)}-01 05:00:00`, value.slice(0, 7)] : value;
}

const related = (cell: Json | undefined): Json[] =>
  Array.isArray(cell) ? (typeof cell[1] === "string" ? [cell[0] ?? null] : [...cell]) : cell === undefined ? [] : [cell];

function compare(cell: Json, operator: string, value: DomainLeaf[2], world: World): boolean {
  const held = Array.isArray(cell) && typeof cell[1] === "string" ? (typeof value === "string" ? cell[1] : (cell[0] ?? false)) : cell;
  const wild = (pattern: string) => new RegExp(`^${pattern.replace(/[.*+?^${}()|[\]\\]/g, "\\$&").replaceAll("%", ".*")}$`, "i");
  switch (operator) {
    case "=":
      return held === value;
    case "!=":
      return held !== value;
    case "in":
      return Array.isArray(value) && value.some((one) => one === held);
    case "not in":
      return Array.isArray(value) && !value.some((one) => one === held);
    case "ilike":
      return typeof held === "string" && wild(`%${String(value)}%`).test(held);
    case "=ilike":
      return typeof held === "string" && wild(String(value)).test(held);
    case "<":
      return held !== false && typeof value === "string" && String(held) < value;
    case ">=":
      return held !== false && typeof value === "string" && String(held) >= value;
    case "<=":
      return held !== false && typeof value === "string" && String(held) <= value;
    case ">":
      return typeof held === "number" && held > Number(value);
    case "child_of":
      return (world["res.partner"] ?? []).some((row) => row.id === held && related(row["commercial_partner_id"])[0] === value);
    default:
      throw new Error(`The memory reader knows no "${operator}".`);
  }
}
