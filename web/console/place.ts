import type { ApprovalStatus } from "../../core/wire.ts";
import { isStatusName } from "../card/status.ts";

export type Place =
  | { readonly kind: "inbox"; readonly status: ApprovalStatus | null }
  | { readonly kind: "approval"; readonly id: string }
  | { readonly kind: "audit" };

/** Which page of the console an address names; whatever is unknown is the inbox. */
export function placeOf(path: string, query: string): Place {
  const id = /^\/console\/approvals\/([^/]+)\/?$/.exec(path)?.[1];
  if (id !== undefined) return { kind: "approval", id: decoded(id) };
  const wanted = new URLSearchParams(query);
  if (wanted.get("view") === "audit") return { kind: "audit" };
  const status = wanted.get("status") ?? "";
  return { kind: "inbox", status: isStatusName(status) ? status : null };
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
