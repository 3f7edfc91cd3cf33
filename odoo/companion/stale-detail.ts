import { CopilotError } from "../../core/errors.ts";
import { isJsonObject, type Json } from "../../core/json.ts";
import { odooSaid } from "../transports/odoo-said.ts";
import { COMPANION_SAYS } from "./protocol.ts";

/** Why the companion rolled a commit back: a value that the plan rested on is another, or part of the effect is. */
export type StaleDetail =
  | { readonly kind: "before"; readonly model: string; readonly id: string; readonly field: string; readonly now: Json | undefined }
  | { readonly kind: "effect"; readonly part: string; readonly now: Json };

/** What the companion said of a commit that came too late; undefined when it said nothing that can be read. */
export function staleDetail(error: unknown): StaleDetail | undefined {
  const said = error instanceof CopilotError ? (odooSaid(error.cause)?.message ?? "") : "";
  if (!said.startsWith(COMPANION_SAYS.stale)) return undefined;
  const detail = parsed(said.slice(COMPANION_SAYS.stale.length));
  if (!isJsonObject(detail)) return undefined;
  const { model, id, field, effect: part, now } = detail;
  if (typeof part === "string") return { kind: "effect", part, now: now ?? null };
  if (typeof model !== "string" || typeof field !== "string") return undefined;
  return { kind: "before", model, id: String(id), field, now };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
