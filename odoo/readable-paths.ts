import type { Access } from "../core/access.ts";
import type { Domain } from "../core/domain.ts";
import { CopilotError } from "../core/errors.ts";
import type { CatalogField, FieldCatalog } from "./field-catalog.ts";

/** One segment of a field path: the model it is a field of, and what Odoo says of it. */
export interface PathStep {
  readonly model: string;
  readonly field: string;
  readonly found: CatalogField;
}

export interface WalkedPath {
  readonly steps: readonly PathStep[];
  /** "month", "day_of_week": what is taken of a date. */
  readonly part: string | undefined;
}

const DATE_PARTS = new Set([
  ..."year_number quarter_number month_number iso_week_number day_of_year day_of_month day_of_week hour_number minute_number second_number".split(
    " ",
  ),
  ..."hour day week month quarter year".split(" "),
]);

const ID: CatalogField = { type: "integer", relation: undefined };

/** Follows a dotted path through the relations; DENIED unless the policy shows every segment of it. */
export async function walkPath(access: Access, catalog: FieldCatalog, model: string, path: string): Promise<WalkedPath> {
  const steps: PathStep[] = [];
  let at: string | undefined = model;
  for (const segment of path.split(".")) {
    const last = steps.at(-1);
    if (last && isDate(last.found) && DATE_PARTS.has(segment)) return { steps, part: partOf(path, segment) };
    if (at === undefined) throw unusable(path);
    const step = await takeStep(access, catalog, at, segment);
    steps.push(step);
    at = step.found.relation;
  }
  return { steps, part: undefined };
}

function partOf(path: string, segment: string): string {
  if (!path.endsWith(`.${segment}`)) throw unusable(path);
  return segment;
}

async function takeStep(access: Access, catalog: FieldCatalog, model: string, field: string): Promise<PathStep> {
  if (field === "id") return { model, field, found: ID };
  if (access.sight(model, field) !== "shown") throw outside(model, field);
  const found = (await catalog.fields(model)).get(field);
  if (!found || found.type === "properties" || found.type === "json") throw unusable(`${model}.${field}`);
  return { model, field, found };
}

/** The rows in which a field is shown, when those are fewer than the model's rows in scope: several roles open no third thing. */
export function partialScope(access: Access, model: string, field: string): Domain | undefined {
  const scope = access.scope(model, field);
  return JSON.stringify(scope) === JSON.stringify(access.scope(model)) ? undefined : scope;
}

/** The scopes of the models that a path leads through, as conditions: what is out of scope there must not show here either. */
export function scopesAlong(access: Access, { steps }: WalkedPath): Domain[] {
  const [first] = steps;
  const own = first && partialScope(access, first.model, first.field);
  const through = steps.slice(0, -1).flatMap(({ found }, index) => {
    const scope = found.relation === undefined ? [] : access.scope(found.relation, steps[index + 1]?.field);
    const path = steps.slice(0, index + 1).map(({ field }) => field);
    return scope.length === 0 ? [] : [path.reduceRight<Domain>((inner, field) => [[field, "any", inner]], scope)];
  });
  return own ? [own, ...through] : through;
}

function isDate(field: CatalogField): boolean {
  return field.type === "date" || field.type === "datetime";
}

function outside(model: string, field: string): CopilotError {
  return new CopilotError("DENIED", `${model}.${field} is outside this person's role, so nothing can be filtered, sorted, grouped or summed on it.`);
}

function unusable(path: string): CopilotError {
  return new CopilotError("BAD_INPUT", `"${path}" can't be filtered, sorted or grouped on in this Odoo.`);
}
