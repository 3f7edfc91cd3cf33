import { z } from "zod";
import { OUTCOMES } from "./outcomes.ts";

/** The format of evals/cases/*.yaml; evals/cases/README.md says in words what each part means. */

const scalar = z.union([z.string(), z.number(), z.boolean(), z.null()]);
const leafValue = z.union([scalar, z.array(scalar)]);
const domain = z.array(z.union([z.tuple([z.string(), z.string(), leafValue]), z.enum(["&", "|", "!"])]));

const find = z.strictObject({
  find: z.string(),
  where: domain.default([]),
  fields: z.array(z.string()).default([]),
  order: z.string().default("id"),
  /** Rows whose fields compare thus: [date_done, ">", date_deadline]. */
  compare: z.array(z.tuple([z.string(), z.enum([">", "<", "=", "!=", ">=", "<="]), z.string()])).default([]),
  /** `one` is any row, another one in every trial; a number takes the first so many. */
  take: z
    .union([z.enum(["one", "first", "all", "count"]), z.number().int().positive(), z.string().regex(/^(sum|min|max|distinct) [a-z_0-9]+$/)])
    .default("one"),
  /** A field by which people name the record: only rows whose value no other record of the model has. */
  unique: z.string().optional(),
  /** Archived records too. */
  archived: z.boolean().default(false),
  /** Taken where nothing is found makes the case not applicable to this world; with this it goes on, with nothing to name. */
  optional: z.boolean().default(false),
});
export type Find = z.output<typeof find>;

const pair = z.tuple([z.union([z.string(), z.number()]), z.union([z.string(), z.number()])]);
const computed = z.union([
  z.strictObject({ plus: pair }),
  z.strictObject({ minus: pair }),
  z.strictObject({ times: pair }),
  /** Whole days from the one to the other. */
  z.strictObject({ days: pair }),
  /** The day so many days after another. */
  z.strictObject({ day: pair }),
]);
export type Computed = z.output<typeof computed>;

const given = z.record(z.string().regex(/^[a-z][a-z0-9_]*$/), z.union([find, computed]));

const outcome = z.enum(OUTCOMES);
export const MATCHES = ["strict", "unordered", "subset", "superset"] as const;

const ask = z.strictObject({
  ask: z.string().min(1),
  outcome: z.union([outcome, z.array(outcome).min(1)]),
  /** In the order of the message; absent where it does not matter. */
  use_cases: z.array(z.string()).optional(),
  /** Values that the answer must state, however it writes them. */
  facts: z.array(z.union([z.string(), z.number()])).default([]),
  /** Words of the answer, in any case of letters; of a list in the list one is enough. */
  says: z.array(z.union([z.string(), z.array(z.string()).min(1)])).default([]),
  /** Words that the answer must not hold. */
  never: z.array(z.string()).default([]),
  /** Values that may stand in no byte of what the person gets. */
  forbid: z.array(z.union([z.string(), z.number()])).default([]),
  /** Tool calls; the arguments are what the oracle passes and are not compared. */
  calls: z.array(z.strictObject({ tool: z.string(), args: z.record(z.string(), z.unknown()).default({}) })).optional(),
  match: z.enum(MATCHES).default("superset"),
  approvals: z
    .array(z.strictObject({ kind: z.string(), approvers: z.array(z.string()).optional(), says: z.array(z.string()).default([]) }))
    .optional(),
  /** Choices that must be put. */
  choices: z.array(z.string()).default([]),
  /** Most words of the answer, tables left out. */
  words: z.number().int().positive().default(160),
  /** Most milliseconds. */
  ms: z.number().int().positive().default(15_000),
  /** The language of the answer, where it matters. */
  answer_in: z.enum(["en", "de", "fr", "nl", "es"]).optional(),
});
export type Ask = z.output<typeof ask>;

/** Somebody decides on the approval that the dialogue asked for last. */
const decide = z.strictObject({
  decide: z.enum(["approve", "reject"]),
  as: z.string(),
  /** What becomes of it; `refused` when this person may not decide. */
  status: z.enum(["committed", "rejected", "pending", "failed", "void", "refused"]),
});
export type Decide = z.output<typeof decide>;

/** How Odoo stands when the dialogue is over. */
const after = z.strictObject({
  find: z.string(),
  where: domain.default([]),
  archived: z.boolean().default(false),
  /** How many such records there are. */
  count: z.union([z.number().int().min(0), z.string()]).optional(),
  /** Values of every such record; there must be at least one. */
  values: z.record(z.string(), scalar).optional(),
});
export type After = z.output<typeof after>;

const LANGUAGES = ["en", "de", "fr", "nl", "es"] as const;

const caseParts = {
  id: z.string().regex(/^[a-z0-9][a-z0-9_-]*$/),
  /** Several people make a case each, called after them. */
  as: z.union([z.string(), z.array(z.string()).min(1)]),
  language: z.enum(LANGUAGES).default("en"),
  /** The same dialogue in other languages, a case each: the questions in the order of the turns. */
  in: z.partialRecord(z.enum(LANGUAGES), z.array(z.string()).min(1)).default({}),
  /** `embedded` for cases about records that only the generated world has, or that decide on a change. */
  odoo: z.enum(["any", "embedded"]).default("any"),
  given: given.default({}),
  turns: z.array(z.union([ask, decide])).min(1),
  after: z.array(after).default([]),
  note: z.string().optional(),
};

const evalCase = z.strictObject(caseParts);
export type WrittenCase = z.output<typeof evalCase>;

/** One person asking in one language. */
export type EvalCase = Omit<WrittenCase, "as" | "in"> & { readonly as: string; readonly theme: string };

/** One file: cases of one theme, with what they share. */
export const caseFile = z.strictObject({
  theme: z.string().min(1),
  given: given.default({}),
  cases: z.array(evalCase).min(1),
});

export function isAsk(turn: EvalCase["turns"][number]): turn is Ask {
  return "ask" in turn;
}
