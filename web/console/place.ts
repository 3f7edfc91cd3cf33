import type { ApprovalStatus } from "../../core/wire.ts";
import { isStatusName } from "../card/status.ts";

export type Place =
  | { readonly kind: "inbox"; readonly status: ApprovalStatus | null }
  | { readonly kind: "approval"; readonly id: string }
  | { readonly kind: View };

/** Pages that an address names as ?view=. */
export const VIEWS = ["audit", "switches", "standing-orders", "delegations", "odoo-key", "quality"] as const;
export type View = (typeof VIEWS)[number];

/** Which page of the console an address names; whatever is unknown is the inbox. */
export function placeOf(path: string, query: string): Place {
  const id = /^\/console\/approvals\/([^/]+)\/?$/.exec(path)?.[1];
  if (id !== undefined) return { kind: "approval", id: decoded(id) };
  const wanted = new URLSearchParams(query);
  const view = VIEWS.find((known) => known === wanted.get("view"));
  if (view !== undefined) return { kind: view };
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
