import { isJsonObject, type Json, type JsonObject } from "../../core/json.ts";

/** The model a relational field leads to; undefined for every other field. */
export type Relations = (model: string, field: string) => string | undefined;

/** A field that a request names outside the list of those it wants back. */
export interface WirePath {
  readonly on: string;
  readonly path: string;
  readonly where: "the domain" | "the order" | "a group" | "an aggregate";
}

/** Every field that conditions, order, groups and aggregates of a request rest on, dotted ones one model at a time. */
export function pathsOf(model: string, body: JsonObject, relations: Relations): WirePath[] {
  const names = (key: string) => (Array.isArray(body[key]) ? body[key].map(String) : []);
  return [
    ...domainPaths(model, body["domain"] ?? [], relations),
    ...(typeof body["order"] === "string" ? body["order"].split(",") : []).flatMap((term) =>
      walk(model, (term.trim().split(/\s+/)[0] ?? "").split(":")[0] ?? "", relations, "the order"),
    ),
    ...names("groupby").flatMap((spec) => walk(model, spec.split(":")[0] ?? "", relations, "a group")),
    ...names("aggregates").flatMap((spec) => walk(model, spec.split(":")[0] ?? "", relations, "an aggregate")),
    ...names("having").flatMap((spec) => walk(model, spec.split(":")[0] ?? "", relations, "an aggregate")),
  ].filter(({ path }) => path !== "__count" && path !== "");
}

/** Every field that a nested specification wants back; the name of a many2one's record is judged as the many2one is. */
export function requestedPaths(model: string, specification: Json, relations: Relations): { readonly on: string; readonly path: string }[] {
  if (!isJsonObject(specification)) return [];
  return Object.entries(specification).flatMap(([path, inner]) => {
    const relation = relations(model, path);
    const nested = relation !== undefined && isJsonObject(inner) ? requestedPaths(relation, inner["fields"] ?? {}, relations) : [];
    return [{ on: model, path }, ...nested.filter((one) => one.on !== relation || one.path !== "display_name")];
  });
}

function domainPaths(model: string, domain: Json, relations: Relations): WirePath[] {
  if (!Array.isArray(domain)) return [];
  return domain.flatMap((part: Json): WirePath[] => {
    if (!Array.isArray(part)) return [];
    const [path, operator, value] = part;
    if (typeof path !== "string") return domainPaths(model, part, relations);
    const nested = operator === "any" || operator === "not any" ? domainPaths(lastModel(model, path, relations), value ?? [], relations) : [];
    return [...walk(model, path, relations, "the domain"), ...nested];
  });
}

function walk(model: string, path: string, relations: Relations, where: WirePath["where"]): WirePath[] {
  const [first = "", ...rest] = path.split(".");
  const next = rest.length > 0 ? relations(model, first) : undefined;
  // A date's part, "date_order.month_number", leads to no model.
  return [{ on: model, path: first, where }, ...(next ? walk(next, rest.join("."), relations, where) : [])];
}

function lastModel(model: string, path: string, relations: Relations): string {
  return path.split(".").reduce((at, field) => relations(at, field) ?? at, model);
}
