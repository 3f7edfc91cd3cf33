import type { PlannedCall } from "../../../agent/models/playbook/plan.ts";
import { isJsonObject } from "../../../core/json.ts";
import type { Random } from "../../../odoo/sandbox/dataset/random.ts";
import type { Sandbox } from "../../../odoo/sandbox/sandbox.ts";
import type { Program } from "../../../server/program.ts";
import { inputSchemaOf } from "../../../tools/json-schema.ts";

const SOURCES: readonly { readonly argument: RegExp; readonly model: string; readonly field: string }[] = [
  { argument: /^(order|sales_order)$/, model: "sale.order", field: "name" },
  { argument: /^purchase_order$/, model: "purchase.order", field: "name" },
  { argument: /^invoice$/, model: "account.move", field: "name" },
  { argument: /^delivery$/, model: "stock.picking", field: "name" },
  { argument: /^(customer|partner|vendor)$/, model: "res.partner", field: "name" },
  { argument: /^product$/, model: "product.product", field: "default_code" },
];

/** The same calls about another real record; where none is named, narrowed to one that nobody named. */
export function wrongCalls(right: readonly PlannedCall[], program: Program, sandbox: Sandbox, random: Random): readonly PlannedCall[] {
  return right.map(({ tool, args }) => {
    const changed = Object.fromEntries(Object.entries(args).map(([name, value]) => [name, otherThan(name, value, sandbox, random)]));
    if (JSON.stringify(changed) !== JSON.stringify(args)) return { tool, args: changed };
    const schema = program.tools.get(tool);
    const properties = schema ? inputSchemaOf(schema.input)["properties"] : undefined;
    const free = Object.keys(isJsonObject(properties) ? properties : {}).find(
      (name) => !(name in args) && SOURCES.some(({ argument }) => argument.test(name)),
    );
    return { tool, args: { ...args, [free ?? "text"]: otherThan(free ?? "order", undefined, sandbox, random) } };
  });
}

function otherThan(name: string, value: unknown, sandbox: Sandbox, random: Random): unknown {
  const source = SOURCES.find(({ argument }) => argument.test(name));
  if (!source || (value !== undefined && typeof value !== "string")) return value;
  const reads = typeof value === "string" && /^P\d/.test(value) ? { model: "purchase.order", field: "name" } : source;
  const rows = sandbox.run("admin", reads.model, "search_read", {
    domain: [[reads.field, "!=", false]],
    fields: [reads.field],
    limit: 80,
    order: "id",
  });
  const names = (Array.isArray(rows) ? rows : []).flatMap((row) =>
    isJsonObject(row) && typeof row[reads.field] === "string" ? [String(row[reads.field])] : [],
  );
  return random.pick(names.filter((one) => one !== value));
}
