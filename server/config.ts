import { resolve } from "node:path";
import { z } from "zod";
import { CopilotError } from "../core/errors.ts";
import { type ModelEndpoint, readFallbacks } from "./config-models.ts";
import { addressProblems, identityProblems, originsIn } from "./config-problems.ts";

const url = z.url({ protocol: /^https?$/, error: "must be an http or https address" });
const optional = <Schema extends z.ZodType>(schema: Schema) => z.preprocess((value) => (value === "" ? undefined : value), schema.optional());

const schema = z
  .object({
    COUNTERSIGN_ENV: z.preprocess((value) => (value === "" ? undefined : value), z.enum(["demo", "staging", "production"]).default("demo")),
    COUNTERSIGN_SECRET: optional(z.string()),
    COUNTERSIGN_DATA: optional(z.string()),
    COUNTERSIGN_POLICY: optional(z.string()),
    COUNTERSIGN_DOCUMENTS: optional(z.string()),
    COUNTERSIGN_HOST: optional(z.string()),
    COUNTERSIGN_PORT: z.preprocess((value) => (value === "" ? undefined : value), z.coerce.number().int().min(0).max(65_535).default(8787)),
    COUNTERSIGN_PUBLIC_URL: optional(url),
    COUNTERSIGN_TIME_ZONE: optional(z.string().refine(isTimeZone, { error: "must be an IANA time zone such as Europe/Berlin" })),
    COUNTERSIGN_SANDBOX_SIZE: z.preprocess((value) => (value === "" ? undefined : value), z.enum(["small", "demo", "large"]).default("demo")),
    COUNTERSIGN_LOG: z.preprocess(
      (value) => (value === "" ? undefined : value),
      z.enum(["silent", "error", "warn", "info", "debug"]).default("warn"),
    ),
    DATABASE_URL: optional(z.url({ protocol: /^postgres(ql)?$/, error: "must be a postgres:// address" })),
    ODOO_URL: optional(url),
    ODOO_DB: optional(z.string()),
    ODOO_API_KEY: optional(z.string()),
    ODOO_ADMIN_LOGIN: optional(z.string()),
    ODOO_ADMIN_PASSWORD: optional(z.string()),
    ODOO_FORCE_VERSION: z.preprocess((value) => value === "1" || value === "true", z.boolean()),
    LANGSMITH_TRACING: optional(z.string()),
    LANGCHAIN_TRACING_V2: optional(z.string()),
    OPENAI_BASE_URL: optional(url),
    OPENAI_API_KEY: optional(z.string()),
    OPENAI_MODEL: optional(z.string()),
    OPENAI_EMBEDDING_MODEL: optional(z.string()),
    OPENAI_FALLBACKS: optional(z.string().transform(readFallbacks)),
    OIDC_ISSUER: optional(url),
    OIDC_CLIENT_ID: optional(z.string()),
    OIDC_CLIENT_SECRET: optional(z.string()),
    OIDC_AUDIENCE: optional(z.string()),
    OIDC_SCOPES: optional(z.string().regex(/(?:^| )openid(?: |$)/, "must hold openid")),
    COUNTERSIGN_WIDGET_ORIGINS: optional(z.string()),
    COUNTERSIGN_SAMPLE: z.preprocess((value) => (value === "" ? undefined : value), z.coerce.number().min(0).max(1).default(0.1)),
    OPENAI_TIMEOUT_MS: z.preprocess((value) => (value === "" ? undefined : value), z.coerce.number().int().min(100).max(600_000).default(30_000)),
  })
  .superRefine((env, context) => {
    for (const tracing of ["LANGSMITH_TRACING", "LANGCHAIN_TRACING_V2"] as const) {
      if (env[tracing] === "true")
        context.addIssue({ code: "custom", path: [tracing], message: "would send records to a tracing service behind the guardrails; unset it" });
    }
    if (env.ODOO_URL && !env.ODOO_DB)
      context.addIssue({ code: "custom", path: ["ODOO_DB"], message: "is needed beside ODOO_URL: the name of the Odoo database" });
    if (env.OPENAI_MODEL === undefined && (env.OPENAI_API_KEY || env.OPENAI_BASE_URL))
      context.addIssue({ code: "custom", path: ["OPENAI_MODEL"], message: "is needed to use a language model" });
    for (const [name, message] of [...identityProblems(env), ...addressProblems(env)]) context.addIssue({ code: "custom", path: [name], message });
    if (env.COUNTERSIGN_ENV !== "demo" && !env.COUNTERSIGN_SECRET)
      context.addIssue({ code: "custom", path: ["COUNTERSIGN_SECRET"], message: `is required in ${env.COUNTERSIGN_ENV}` });
    if (env.COUNTERSIGN_ENV === "production" && !env.ODOO_URL)
      context.addIssue({ code: "custom", path: ["ODOO_URL"], message: "is required in production; the embedded Odoo is for the demo" });
  });

/** The identity provider, and who we are to it. */
export interface OidcConfig {
  readonly issuer: string;
  readonly clientId: string;
  readonly clientSecret: string | undefined;
  /** Whom bearer tokens must be made for. */
  readonly audience: string;
  readonly scopes: string;
}

/** All settings, read once at start. */
export interface Config {
  readonly environment: "demo" | "staging" | "production";
  readonly secret: string | undefined;
  readonly dataFolder: string;
  readonly policyFolder: string;
  /** The company's own documents; the embedded demo brings some, elsewhere undefined where none are configured. */
  readonly documentsFolder: string | undefined;
  readonly host: string;
  readonly port: number;
  readonly publicUrl: string | undefined;
  /** Origins of the pages that may hold the chat in a frame. */
  readonly widgetOrigins: readonly string[];
  /** Undefined under the demo, where people pick a role. */
  readonly oidc: OidcConfig | undefined;
  readonly timeZone: string;
  readonly sandboxSize: "small" | "demo" | "large";
  readonly logLevel: "silent" | "error" | "warn" | "info" | "debug";
  readonly databaseUrl: string | undefined;
  readonly odoo: { readonly url: string; readonly db: string; readonly force: boolean } | undefined;
  /** Of a user who only reads, to keep the names fresh. */
  readonly odooSyncKey: string | undefined;
  readonly odooAdmin: { readonly login: string; readonly password: string } | undefined;
  readonly modelTimeoutMs: number;
  /** The share of real turns that is graded, from 0 to 1. */
  readonly sampleShare: number;
  /** Compares requests with the policy's examples, where providers.yaml allows it. */
  readonly embeddingModel: string | undefined;
  readonly openai: ModelEndpoint | undefined;
  /** Asked in this order when the one before can't be reached; the playbook comes last. */
  readonly fallbackModels: readonly ModelEndpoint[];
}

const ROOT = resolve(import.meta.dirname, "..");

/** Parses the environment, or stops naming the variable and what it should be. */
export function readConfig(environment: NodeJS.ProcessEnv): Config {
  const parsed = schema.safeParse(environment);
  if (!parsed.success) {
    const lines = parsed.error.issues.map((issue) => `${issue.path.join(".")} ${issue.message}`);
    throw new CopilotError("NOT_CONFIGURED", `The environment is not right: ${lines.join("; ")}. See .env.example.`);
  }
  const env = parsed.data;
  const publicUrl = env.COUNTERSIGN_PUBLIC_URL?.replace(/\/$/, "");
  return {
    environment: env.COUNTERSIGN_ENV,
    secret: env.COUNTERSIGN_SECRET,
    dataFolder: resolve(env.COUNTERSIGN_DATA ?? `${ROOT}/.data`),
    policyFolder: resolve(env.COUNTERSIGN_POLICY ?? `${ROOT}/guardrails/policy`),
    documentsFolder: env.COUNTERSIGN_DOCUMENTS ? resolve(env.COUNTERSIGN_DOCUMENTS) : env.ODOO_URL ? undefined : `${ROOT}/odoo/sandbox/documents`,
    host: env.COUNTERSIGN_HOST ?? "127.0.0.1",
    port: env.COUNTERSIGN_PORT,
    publicUrl,
    widgetOrigins: originsIn(env.COUNTERSIGN_WIDGET_ORIGINS),
    oidc:
      env.OIDC_ISSUER && env.OIDC_CLIENT_ID
        ? {
            issuer: env.OIDC_ISSUER,
            clientId: env.OIDC_CLIENT_ID,
            clientSecret: env.OIDC_CLIENT_SECRET,
            audience: env.OIDC_AUDIENCE ?? `${publicUrl}/mcp`,
            scopes: env.OIDC_SCOPES ?? "openid profile email",
          }
        : undefined,
    timeZone: env.COUNTERSIGN_TIME_ZONE ?? Intl.DateTimeFormat().resolvedOptions().timeZone,
    sandboxSize: env.COUNTERSIGN_SANDBOX_SIZE,
    logLevel: env.COUNTERSIGN_LOG,
    databaseUrl: env.DATABASE_URL,
    odoo: env.ODOO_URL && env.ODOO_DB ? { url: env.ODOO_URL.replace(/\/$/, ""), db: env.ODOO_DB, force: env.ODOO_FORCE_VERSION } : undefined,
    odooSyncKey: env.ODOO_API_KEY,
    odooAdmin: env.ODOO_ADMIN_LOGIN && env.ODOO_ADMIN_PASSWORD ? { login: env.ODOO_ADMIN_LOGIN, password: env.ODOO_ADMIN_PASSWORD } : undefined,
    modelTimeoutMs: env.OPENAI_TIMEOUT_MS,
    sampleShare: env.COUNTERSIGN_SAMPLE,
    embeddingModel: env.OPENAI_EMBEDDING_MODEL,
    fallbackModels: env.OPENAI_FALLBACKS ?? [],
    openai: env.OPENAI_MODEL ? { baseUrl: env.OPENAI_BASE_URL, apiKey: env.OPENAI_API_KEY ?? "none", model: env.OPENAI_MODEL } : undefined,
  };
}

function isTimeZone(text: string): boolean {
  try {
    Intl.DateTimeFormat("en", { timeZone: text });
    return true;
  } catch {
    return false;
  }
}
