import { z } from "zod";
import { ROLES } from "../../core/principal.ts";

const count = z.number().int().nonnegative();
const amount = z.string().regex(/^\d+(\.\d{1,6})?$/, 'must be an amount such as "20.00"');

const caps = z.strictObject({
  /** Turns of the copilot. */
  requests_per_minute: count,
  requests_per_day: count,
  /** Calls of tools, through MCP too. */
  calls_per_minute: count,
  calls_per_day: count,
  /** Records in answers. */
  rows_per_minute: count,
  rows_per_day: count,
  /** Proposed changes. */
  writes_per_hour: count,
  writes_per_day: count,
  /** Different people or companies whose address, e-mail or telephone number was shown. */
  contacts_per_hour: count,
  /** Of a language model, both ways. */
  tokens_per_day: count,
  spend_per_day: amount,
  /** Turns at the same time. */
  concurrent_turns: count,
});

const { concurrent_turns: _, ...perUseCase } = caps.shape;

/** The default names every limit, so that none is left open by forgetting it. */
export const limitsSchema = z.strictObject({
  version: z.number().int().positive(),
  /** Of `spend_per_day` here and of the prices in providers.yaml. */
  currency: z.string().regex(/^[A-Z]{3}$/, "must be a currency such as EUR"),
  default: caps,
  roles: z.partialRecord(z.enum(ROLES), caps.partial()).default({}),
  use_cases: z.record(z.string(), z.strictObject(perUseCase).partial()).default({}),
  /** What language models may use of one turn; then the playbook finishes it. */
  per_turn: z.strictObject({ model_steps: count, model_tokens: count, model_seconds: count }),
});

export type LimitsPolicy = z.output<typeof limitsSchema>;
export type Caps = z.output<typeof caps>;

/** What is counted, and over what span of time, for each limit of the policy. */
export const COUNTED = {
  requests_per_minute: { measure: "requests", span: "minute", words: "questions a minute" },
  requests_per_day: { measure: "requests", span: "day", words: "questions a day" },
  calls_per_minute: { measure: "calls", span: "minute", words: "look-ups a minute" },
  calls_per_day: { measure: "calls", span: "day", words: "look-ups a day" },
  rows_per_minute: { measure: "rows", span: "minute", words: "records a minute" },
  rows_per_day: { measure: "rows", span: "day", words: "records a day" },
  writes_per_hour: { measure: "writes", span: "hour", words: "proposed changes an hour" },
  writes_per_day: { measure: "writes", span: "day", words: "proposed changes a day" },
  contacts_per_hour: { measure: "contacts", span: "hour", words: "people's contact details an hour" },
  tokens_per_day: { measure: "tokens", span: "day", words: "language-model tokens a day" },
  spend_per_day: { measure: "spend", span: "day", words: "spent on language models a day" },
} as const satisfies Record<Exclude<keyof Caps, "concurrent_turns">, { readonly measure: string; readonly span: Span; readonly words: string }>;

export type Span = "minute" | "hour" | "day";
export type CountedName = keyof typeof COUNTED;
const isCounted = (name: string): name is CountedName => Object.hasOwn(COUNTED, name);
export const COUNTED_NAMES: readonly CountedName[] = Object.keys(COUNTED).filter(isCounted);
export type Measure = (typeof COUNTED)[CountedName]["measure"];
