import type { ContentfulStatusCode } from "hono/utils/http-status";
import type { ErrorCode } from "../core/errors.ts";

/** The HTTP status of each of our errors. */
export const HTTP_STATUS = {
  BAD_INPUT: 400,
  NOT_FOUND: 404,
  AMBIGUOUS: 409,
  DENIED: 403,
  UNAUTHENTICATED: 401,
  STALE: 409,
  EXPIRED: 410,
  LIMIT: 429,
  REFUSED_BY_ODOO: 422,
  ODOO_UNREACHABLE: 503,
  ODOO_KEY_REJECTED: 502,
  ODOO_DENIED: 403,
  ODOO_FAULT: 502,
  UNKNOWN_OUTCOME: 502,
  MODEL_UNAVAILABLE: 503,
  NOT_CONFIGURED: 503,
  STORE_UNAVAILABLE: 503,
  IDENTITY_UNAVAILABLE: 503,
} as const satisfies Record<ErrorCode, ContentfulStatusCode>;
