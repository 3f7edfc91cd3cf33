import type { ApprovalCard } from "../../core/wire.ts";
import { rolesText } from "../text/format.ts";

/** Who must countersign, in one sentence. */
export function requirementText({ roles, count, requesterMayApprove }: ApprovalCard["requirement"]): string {
  const others = roles.filter((role) => role !== "requester");
  if (others.length === 0) return "The requester countersigns it.";
  const who = rolesText(others);
  if (count > 1) return `Needs ${count} countersignatures: ${who}.`;
  return requesterMayApprove ? `Needs a countersignature: ${who}, or the requester.` : `Needs a countersignature: ${who}, not the requester.`;
}
