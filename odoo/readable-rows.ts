import type { Access } from "../core/access.ts";
import type { Json } from "../core/json.ts";
import { lastFour } from "../core/last-four.ts";
import type { CatalogField, FieldCatalog } from "./field-catalog.ts";
import type { Row } from "./reader.ts";

export interface RowParts {
  readonly access: Access;
  readonly catalog: FieldCatalog;
  /** Those of the ids that lie in the role's scope of the model. */
  readonly inScope: (model: string, ids: readonly number[]) => Promise<ReadonlySet<number>>;
}

/**
 * Odoo's rows as the role may see them: a related record out of scope keeps its id and loses its name, lists of records
 * hold those in scope in the order of their ids, and what the role sees in part is cut to its last four characters.
 */
export async function readableRows({ access, catalog, inScope }: RowParts, model: string, rows: readonly Row[]): Promise<Row[]> {
  const known = await catalog.fields(model);
  const shown = new Map<string, (value: Json) => Json>();
  for (const field of new Set(rows.flatMap((row) => Object.keys(row)))) {
    const found = known.get(field);
    if (field === "id" || !found) continue;
    const values = rows.map((row) => row[field] ?? false);
    const clean = await cleaner({ access, inScope }, found, values);
    const masked = access.sight(model, field) === "masked";
    if (clean || masked) shown.set(field, (value) => (masked ? maskedPart(clean?.(value) ?? value) : (clean?.(value) ?? value)));
  }
  if (shown.size === 0) return [...rows];
  return rows.map((row) => {
    const out: Record<string, Json> & { id: number } = { ...row };
    for (const [field, show] of shown) if (row[field] !== undefined) out[field] = show(row[field]);
    return out;
  });
}

/** The keys of groups that are records, by the same rule as in rows. */
export async function readableKeys(parts: Omit<RowParts, "catalog">, found: CatalogField, keys: readonly Json[]): Promise<Json[]> {
  const clean = await cleaner(parts, { ...found, type: "many2one" }, keys);
  return clean ? keys.map(clean) : [...keys];
}

async function cleaner(
  { access, inScope }: Omit<RowParts, "catalog">,
  { type, relation }: CatalogField,
  values: readonly Json[],
): Promise<((value: Json) => Json) | undefined> {
  if (relation === undefined) return undefined;
  const scoped = access.scope(relation).length > 0;
  if (type === "one2many" || type === "many2many") {
    const seen = scoped ? await inScope(relation, values.flatMap(ids)) : undefined;
    return (value) =>
      ids(value)
        .filter((id) => !seen || seen.has(id))
        .sort((one, other) => one - other);
  }
  // A model that the policy doesn't list has no names of its own to hide: the field's label decides.
  if (access.label(relation, "id") === undefined && access.label(relation, "display_name") === undefined) return undefined;
  const sight = access.sight(relation, "display_name");
  if (sight === "shown" && !scoped) return undefined;
  const seen = sight === "hidden" || !scoped ? undefined : await inScope(relation, values.flatMap(idOf));
  return (value) => {
    const [id] = idOf(value);
    if (!Array.isArray(value) || id === undefined) return value;
    if (sight === "hidden" || (seen && !seen.has(id))) return [id, ""];
    return sight === "masked" ? [id, lastFour(String(value[1]))] : value;
  };
}

function maskedPart(value: Json): Json {
  if (typeof value === "string") return lastFour(value);
  return Array.isArray(value) && typeof value[1] === "string" ? [value[0] ?? false, lastFour(value[1])] : false;
}

function ids(value: Json): number[] {
  return Array.isArray(value) ? value.filter((id): id is number => typeof id === "number") : [];
}

/** Of a many2one: `[id, "name"]`. */
function idOf(value: Json): number[] {
  return Array.isArray(value) && typeof value[0] === "number" ? [value[0]] : [];
}
