import { CopilotError, type ErrorCode } from "../../core/errors.ts";

/** Odoo's own words about a failure: for logs and for the companion, never for a person or a model. `debug` is left behind. */
export interface OdooSaid {
  readonly status: number;
  readonly name: string;
  readonly message: string;
}

const MESSAGES = {
  ODOO_KEY_REJECTED: "Odoo doesn't accept this person's API key: it is wrong, expired or revoked. Store a new key and ask again.",
  ODOO_DENIED: "Odoo doesn't allow this person to do that. Ask an Odoo administrator for the access right, or somebody who has it.",
  NOT_FOUND: "Odoo has no such record. Look it up again; it may have been deleted.",
  REFUSED_BY_ODOO: "Odoo refused this because one of its business rules doesn't allow it. Check the record's state in Odoo and try again.",
  BAD_INPUT: "Odoo can't work with these values. Check the fields, dates and numbers and try again.",
  ODOO_FAULT: "Odoo failed inside. Try again; if it goes on, tell the Odoo administrator.",
} as const satisfies Partial<Record<ErrorCode, string>>;

/** Odoo's failure as one of our codes with our text; what Odoo said goes into `cause`. */
export function asCopilotError(said: OdooSaid): CopilotError {
  const code = codeOf(said);
  return new CopilotError(code, MESSAGES[code], { cause: said });
}

function codeOf({ status, name }: OdooSaid): keyof typeof MESSAGES {
  if (name.endsWith("AccessDenied") || status === 401) return "ODOO_KEY_REJECTED";
  if (name.endsWith("AccessError") || status === 403) return "ODOO_DENIED";
  if (name.endsWith("MissingError") || status === 404) return "NOT_FOUND";
  if (name.endsWith("UnprocessableEntity") || name.endsWith("BadRequest") || status === 400) return "BAD_INPUT";
  if (/(UserError|ValidationError|RedirectWarning|LockError)$/.test(name) || status === 409 || status === 422) return "REFUSED_BY_ODOO";
  if (name.startsWith("builtins.") || name.startsWith("psycopg2.errors.")) return "BAD_INPUT";
  return "ODOO_FAULT";
}

/** What Odoo said, when it was Odoo that failed. */
export function odooSaid(error: unknown): OdooSaid | undefined {
  if (!(error instanceof CopilotError)) return undefined;
  const { cause } = error;
  return isOdooSaid(cause) ? cause : undefined;
}

function isOdooSaid(cause: unknown): cause is OdooSaid {
  return typeof cause === "object" && cause !== null && !(cause instanceof Error) && "status" in cause && "name" in cause && "message" in cause;
}
