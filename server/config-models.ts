import { z } from "zod";

/** An OpenAI-compatible endpoint and one of its models. */
export interface ModelEndpoint {
  readonly baseUrl: string | undefined;
  readonly apiKey: string;
  readonly model: string;
  /** Its entry in providers.yaml; openai_compatible when absent. */
  readonly provider?: string | undefined;
  /** Whether it keeps to a schema exactly; OpenAI's own endpoint does. */
  readonly structured?: boolean | undefined;
}

const endpoint = z.strictObject({
  model: z.string().min(1),
  baseUrl: z.url({ protocol: /^https?$/ }).optional(),
  apiKey: z.string().default("none"),
  provider: z.string().min(1).optional(),
  structured: z.boolean().optional(),
});
const MOST = 8;

/** OPENAI_FALLBACKS: a JSON list; what is wrong is said without repeating the keys in it. */
export function readFallbacks(text: string, context: z.RefinementCtx<string>): readonly ModelEndpoint[] {
  const parsed = z.array(endpoint).max(MOST).safeParse(jsonIn(text));
  if (parsed.success) return parsed.data.map((one) => ({ ...one, baseUrl: one.baseUrl }));
  const [issue] = parsed.error.issues;
  context.addIssue({
    code: "custom",
    message: `must be a JSON list such as [{"model": "…", "baseUrl": "https://…/v1"}]: ${issue?.path.join(".") || "the list"} is not right`,
  });
  return z.NEVER;
}

function jsonIn(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
