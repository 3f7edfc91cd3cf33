import { z } from "zod";
import { CopilotError } from "../../core/errors.ts";

const text = z.string().min(1);
const amount = z.string().regex(/^\d{1,12}(\.\d{1,6})?$/, 'must be a decimal text such as "12.50"');
const date = z.iso.date("must be a day such as 2026-03-31");
const share = z.string().regex(/^(0(\.\d{1,6})?|1(\.0{1,6})?)$/, 'must be a share from "0" to "1", such as "0.15"');
const ids = z.array(text);

const needSchema = z.strictObject({
  id: text,
  product: text,
  quantity: amount,
  unit: text.default("unit"),
  due: date,
  customer: text.default(""),
  salesPrice: amount.default("0"),
  currency: text.optional(),
  required: z.boolean().default(true),
  partial: z.boolean().default(false),
  minQuantity: amount.optional(),
  shortPenalty: amount.default("0"),
  lateAllowed: z.boolean().default(false),
  suppliers: ids.optional(),
  minMargin: share.optional(),
});
const offerSchema = z.strictObject({
  id: text,
  supplier: text,
  product: text,
  unit: text.default("unit"),
  unitPrice: amount.optional(),
  currency: text.optional(),
  minQuantity: amount.default("0"),
  maxQuantity: amount.optional(),
  pack: amount.default("1"),
  breaks: z.array(z.strictObject({ from: amount, unitPrice: amount })).default([]),
  breakKind: z.enum(["all-units", "incremental"]).default("all-units"),
  fixedCost: amount.default("0"),
  leadDays: z.int().min(0).max(3650).optional(),
  arrives: date.optional(),
  validFrom: date.optional(),
  validUntil: date.optional(),
});
const stockSchema = z.strictObject({
  id: text,
  product: text,
  quantity: z.string().regex(/^-?\d{1,12}(\.\d{1,6})?$/, "must be a decimal text"),
  unit: text.default("unit"),
  available: date.optional(),
  unitCost: amount.default("0"),
});
const constraintsSchema = z.strictObject({
  budgets: z.array(z.strictObject({ customer: text, amount })).default([]),
  maxSpend: amount.optional(),
  minMargin: share.optional(),
  approvedSuppliers: ids.optional(),
  maxSuppliers: z.int().min(0).optional(),
  maxShare: z.array(z.strictObject({ supplier: text, share })).default([]),
  exclusive: z.array(ids.min(2)).default([]),
  together: z.array(ids.min(2)).default([]),
});
const problemSchema = z.strictObject({
  currency: text,
  rates: z.record(text, amount).default({}),
  orderDate: date,
  quantityStep: amount.default("1"),
  needs: z.array(needSchema).min(1, "must hold at least one need"),
  offers: z.array(offerSchema).default([]),
  stock: z.array(stockSchema).default([]),
  suppliers: z.array(z.strictObject({ name: text, orderCost: amount.default("0"), minOrderValue: amount.default("0") })).default([]),
  constraints: constraintsSchema.prefault({}),
  objective: z
    .array(z.enum(["profit", "cost", "lateness"]))
    .min(1)
    .default(["profit"]),
  timeLimitSeconds: z.number().positive().max(3600).default(30),
});

/** A sourcing problem as docs/sourcing.md describes it; amounts and quantities are decimal texts, days are ISO dates. */
export type SourcingProblem = Readonly<z.output<typeof problemSchema>>;
export type Need = SourcingProblem["needs"][number];
export type Offer = SourcingProblem["offers"][number];
export type Stock = SourcingProblem["stock"][number];

/** Reads a problem from parsed JSON; BAD_INPUT names each wrong place by its path, such as needs[3].due. */
export function readSourcingProblem(json: unknown, file = "The problem"): SourcingProblem {
  const parsed = problemSchema.safeParse(json);
  const faults = parsed.success ? doubles(parsed.data) : parsed.error.issues.slice(0, 10).map((issue) => `${pathOf(issue.path)}: ${issue.message}`);
  if (!parsed.success || faults.length > 0) throw new CopilotError("BAD_INPUT", `${file} is not a sourcing problem. ${faults.join("; ")}.`);
  return parsed.data;
}

function doubles(problem: SourcingProblem): string[] {
  const seen = (kind: string, rows: readonly { readonly id: string }[]) =>
    rows.flatMap(({ id }, at) => (rows.findIndex((row) => row.id === id) < at ? [`${kind}[${at}].id: ${id} is there twice`] : []));
  const offers = new Set(problem.offers.map(({ id }) => id));
  const unknown = (["exclusive", "together"] as const).flatMap((kind) =>
    problem.constraints[kind].flatMap((set, at) => set.filter((id) => !offers.has(id)).map((id) => `constraints.${kind}[${at}]: no offer ${id}`)),
  );
  const step = Number(problem.quantityStep) > 0 ? [] : ["quantityStep: must be above 0"];
  return [...seen("needs", problem.needs), ...seen("offers", problem.offers), ...seen("stock", problem.stock), ...unknown, ...step];
}

function pathOf(path: readonly PropertyKey[]): string {
  const told = path.map((part) => (typeof part === "number" ? `[${part}]` : `.${String(part)}`)).join("");
  return told === "" ? "the file" : told.replace(/^\./, "");
}
