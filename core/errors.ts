/** Every way in which Countersign refuses or fails; the list is closed. */
export const ERROR_CODES = [
  "BAD_INPUT",
  "NOT_FOUND",
  "AMBIGUOUS",
  "DENIED",
  "UNAUTHENTICATED",
  "STALE",
  "EXPIRED",
  "LIMIT",
  "REFUSED_BY_ODOO",
  "ODOO_UNREACHABLE",
  "ODOO_KEY_REJECTED",
  "ODOO_DENIED",
  "ODOO_FAULT",
  "UNKNOWN_OUTCOME",
  "MODEL_UNAVAILABLE",
  "NOT_CONFIGURED",
  "STORE_UNAVAILABLE",
  "IDENTITY_UNAVAILABLE",
] as const;

export type ErrorCode = (typeof ERROR_CODES)[number];

/** The one error class: `message` is ours, says what to do next and may reach the model; what others said goes in `cause`, for logs. */
export class CopilotError extends Error {
  readonly code: ErrorCode;
  /** For AMBIGUOUS: what the name could mean, as people would say it. */
  readonly choices: readonly string[];

  constructor(code: ErrorCode, message: string, options: { readonly cause?: unknown; readonly choices?: readonly string[] } = {}) {
    super(message, options.cause === undefined ? undefined : { cause: options.cause });
    this.name = "CopilotError";
    this.code = code;
    this.choices = options.choices ?? [];
  }
}
