import { isJsonObject } from "../../core/json.ts";
import type { Sandbox } from "../../odoo/sandbox/sandbox.ts";
import type { Program } from "../../server/program.ts";

/** Values of the whole world, as the embedded Odoo keeps them. */
export interface World {
  readonly orders: readonly string[];
  readonly customers: readonly string[];
  readonly contacts: readonly string[];
  readonly amounts: readonly string[];
  /** What no provider that sees only open data may read: names, addresses, prices, costs. */
  readonly secrets: readonly Secret[];
}

export interface Secret {
  readonly text: string;
  readonly from: string;
  readonly kind: "text" | "amount";
}

const SHORTEST = 4;
/** Towns and countries are also names of warehouses, which are open. */
const LEFT_OUT = new Set(["city", "country_id", "zip", "parent_id", "commercial_partner_id"]);

export function readWorld({ policy }: Pick<Program, "policy">, sandbox: Sandbox): World {
  const models = new Set(Object.keys(sandbox.snapshot().rows));
  const records = Object.entries(policy.data)
    .filter(([model]) => models.has(model))
    .flatMap(([model, fields]) => readAll(sandbox, model, Object.keys(fields)));
  const open = new Set<string>();
  const secrets = new Map<string, Secret>();
  for (const { model, values } of records) {
    for (const [field, value] of values) {
      const label = policy.data[model]?.[field];
      if (label === undefined || (typeof value !== "string" && typeof value !== "number")) continue;
      if (label === "open") open.add(String(value).toLowerCase());
      else if (!LEFT_OUT.has(field)) for (const secret of secretsIn(value, `${model}.${field}`)) secrets.set(secret.text, secret);
    }
  }
  const texts = (model: string, field: string) =>
    records
      .filter((record) => record.model === model)
      .flatMap(({ values }) => (typeof values.get(field) === "string" ? [String(values.get(field))] : []));
  // A company of ours is a partner too, and its name is open.
  const kept = [...secrets.values()].filter(({ text }) => !open.has(text));
  return {
    orders: texts("sale.order", "name"),
    customers: texts("res.partner", "name").filter((name) => !open.has(name.toLowerCase()) && /\s/.test(name)),
    contacts: [...texts("res.partner", "email"), ...texts("res.partner", "phone")],
    amounts: kept.filter(({ kind }) => kind === "amount").map(({ text }) => text),
    secrets: kept,
  };
}

/** All records of a model with the fields that it has, archived ones included. */
function readAll(
  sandbox: Sandbox,
  model: string,
  wanted: readonly string[],
): { readonly model: string; readonly values: ReadonlyMap<string, unknown> }[] {
  const known = sandbox.run("admin", model, "fields_get", { attributes: ["type"] });
  const fields = wanted.filter((field) => isJsonObject(known) && field in known);
  const rows = sandbox.run("admin", model, "search_read", { domain: [], fields, load: null, context: { active_test: false } });
  return Array.isArray(rows) ? rows.filter((row) => isJsonObject(row)).map((row) => ({ model, values: new Map(Object.entries(row)) })) : [];
}

/** A text of at least four characters, or an amount with cents: 5.00 stands in too many places that mean something else. */
function secretsIn(value: string | number, from: string): Secret[] {
  if (typeof value === "string") {
    const text = value
      .replaceAll(/<[^>]*>/g, "")
      .trim()
      .toLowerCase();
    return text.length >= SHORTEST && /\p{L}/u.test(text) && !/^\d{4}-\d{2}/.test(text) ? [{ text, from, kind: "text" }] : [];
  }
  const cents = Math.round(value * 100);
  return Math.abs(value * 100 - cents) < 1e-6 && cents % 10 !== 0 && Math.abs(value) >= 10
    ? [{ text: (Math.abs(cents) / 100).toFixed(2), from, kind: "amount" }]
    : [];
}

/** The secrets of a world that occur in a text, as whole words or whole numbers. */
export function createSearch(secrets: readonly Secret[]) {
  const amounts = new Map(secrets.filter(({ kind }) => kind === "amount").map((secret) => [secret.text, secret]));
  const texts = secrets.filter(({ kind }) => kind === "text");
  return (text: string): Secret[] => {
    const lower = text.toLowerCase();
    const numbers = new Set(
      [...lower.matchAll(/(?<![\d.,])\d{1,3}(?:[,.' ]\d{3})*[.,]\d{2}(?![\d])|(?<![\d.,])\d+[.,]\d{2}(?!\d)/g)].map(
        ([number]) => `${number.slice(0, -3).replaceAll(/\D/g, "")}.${number.slice(-2)}`,
      ),
    );
    return [
      ...[...numbers].flatMap((number) => amounts.get(number) ?? []),
      ...texts.filter((secret) => {
        for (let at = lower.indexOf(secret.text); at >= 0; at = lower.indexOf(secret.text, at + 1))
          if (!/[\p{L}\p{N}]/u.test(lower[at - 1] ?? " ") && !/[\p{L}\p{N}]/u.test(lower[at + secret.text.length] ?? " ")) return true;
        return false;
      }),
    ];
  };
}
