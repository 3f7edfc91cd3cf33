import { CopilotError } from "../../core/errors.ts";
import type { Json } from "../../core/json.ts";
import type { Limiter } from "./limiter.ts";

/** The way to one Odoo server. `fetch` is injected, so that an embedded Odoo is called without a socket. */
export interface Wire {
  readonly url: string;
  readonly db: string;
  readonly fetch: typeof fetch;
  readonly limit: Limiter;
  readonly readTimeoutMs: number;
  /** Longer than Odoo's own limit for one request, so that a slow write's answer is not lost by impatience. */
  readonly writeTimeoutMs: number;
  readonly pause: (ms: number) => Promise<void>;
}

export interface Reply {
  readonly status: number;
  /** The parsed JSON body; undefined when the body is not JSON. */
  readonly body: Json | undefined;
}

const BACKOFF_MS = [150, 600] as const;
/** Failures before a connection exists: Odoo has not seen the request. */
const NEVER_SENT = new Set([
  "ECONNREFUSED",
  "ENOTFOUND",
  "EAI_AGAIN",
  "EHOSTUNREACH",
  "ENETUNREACH",
  "UND_ERR_CONNECT_TIMEOUT",
  "CERT_HAS_EXPIRED",
  "DEPTH_ZERO_SELF_SIGNED_CERT",
]);
const PROXY_TROUBLE = new Set([429, 502, 503, 504]);

/** Sends one JSON request; reads are tried again after trouble on the way, writes never. */
export async function send(wire: Wire, path: string, headers: Readonly<Record<string, string>>, body: Json, retry: boolean): Promise<Reply> {
  for (const wait of retry ? BACKOFF_MS : []) {
    try {
      return await wire.limit(() => sendOnce(wire, path, headers, body, retry));
    } catch (error) {
      if (!isTrouble(error)) throw error;
    }
    await wire.pause(wait);
  }
  return wire.limit(() => sendOnce(wire, path, headers, body, retry));
}

async function sendOnce(wire: Wire, path: string, headers: Readonly<Record<string, string>>, body: Json, retry: boolean): Promise<Reply> {
  const init = { method: "POST", headers: { "content-type": "application/json", ...headers }, body: JSON.stringify(body) };
  const signal = AbortSignal.timeout(retry ? wire.readTimeoutMs : wire.writeTimeoutMs);
  let status: number;
  let text: string;
  try {
    const response = await wire.fetch(`${wire.url}${path}`, { ...init, redirect: "error", signal });
    status = response.status;
    text = await response.text();
  } catch (cause) {
    throw lost(retry || NEVER_SENT.has(networkCode(cause)), cause);
  }
  const parsed = parseJson(text);
  if (PROXY_TROUBLE.has(status)) throw lost(retry || status === 429 || status === 503, new Error(`HTTP ${status} from something in front of Odoo`));
  if (parsed === undefined && status < 400) throw lost(retry, new Error(`HTTP ${status} whose body is not JSON`));
  if (parsed === undefined && status >= 500) throw lost(retry, new Error(`HTTP ${status} whose body is not JSON`));
  return { status, body: parsed };
}

function lost(nothingHappened: boolean, cause: unknown): CopilotError {
  return nothingHappened
    ? new CopilotError("ODOO_UNREACHABLE", "Odoo can't be reached. Check that it runs and that its address is right, then try again.", { cause })
    : new CopilotError(
        "UNKNOWN_OUTCOME",
        "Odoo's answer was lost, so it isn't known whether this was done. It is looked up before anything is tried again.",
        { cause },
      );
}

/** Worth another try: the trouble was on the way, and it was not our own patience that ended. */
function isTrouble(error: unknown): boolean {
  return error instanceof CopilotError && error.code === "ODOO_UNREACHABLE" && !(error.cause instanceof Error && error.cause.name === "TimeoutError");
}

function networkCode(error: unknown): string {
  const inner = error instanceof Error && error.cause !== undefined ? error.cause : error;
  return typeof inner === "object" && inner !== null && "code" in inner ? String(inner.code) : "";
}

function parseJson(text: string): Json | undefined {
  try {
    const parsed: Json = JSON.parse(text);
    return parsed;
  } catch {
    return undefined;
  }
}
