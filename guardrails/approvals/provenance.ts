import type { Principal } from "../../core/principal.ts";
import type { ApprovalCard, Influence } from "../../core/wire.ts";
import { sightOf } from "../access.ts";
import { injectionSigns, isSuspicious } from "../injection/signs.ts";
import type { Policy } from "../policy.ts";
import type { Approval } from "./approval.ts";
import { fieldLabel, whole } from "./card-words.ts";

/** What led to a change, as this viewer is cleared to read it: texts that they may not see are named by their record's id. */
export function provenanceFor(policy: Policy, viewer: Pick<Principal, "roles">, { provenance }: Approval): NonNullable<ApprovalCard["provenance"]> {
  const { seenBy, influences } = provenance;
  const known = influences === "unknown" ? [] : influences;
  const cleared = known.map((influence): Influence => {
    const sees = (field: string) => {
      const label = policy.data[influence.model]?.[field];
      return label !== undefined && sightOf(policy, viewer, label) === "shown";
    };
    const signs = sees(influence.field) ? signsOf(policy, influence.quote) : [];
    return {
      ...influence,
      ...(signs.length > 0 ? { signs } : {}),
      label: sees("display_name") ? whole(influence.label) : String(influence.id),
      quote: sees(influence.field) ? whole(influence.quote) : "",
    };
  });
  return { seenBy, influences: cleared, sentences: sentencesOf(seenBy, influences === "unknown" ? "unknown" : cleared) };
}

function sentencesOf(seenBy: Approval["provenance"]["seenBy"], influences: readonly Influence[] | "unknown"): string[] {
  const unseen =
    seenBy === "mcp client"
      ? ["Asked for by an assistant of the requester's own (MCP); what it had read before can't be told from here."]
      : influences === "unknown"
        ? ["What was read before this was asked for isn't on record."]
        : [];
  const read = influences === "unknown" ? [] : influences.map(sentenceOf);
  return [...unseen, ...read];
}

function sentenceOf({ field, label, quote, signs }: Influence): string {
  const warning =
    signs === undefined ? "" : ` This text reads like an instruction to an assistant (${signs.join(", ")}); it has none of that power here.`;
  return `Asked for after reading: ${fieldLabel(field).toLowerCase()} on ${label}${quote === "" ? "" : `, “${quote}”`}${warning}`;
}

/** A label for the approver's eyes; it decides nothing. */
function signsOf(policy: Policy, quote: string): string[] {
  const found = policy.allowlist.injection_detector === "on" ? injectionSigns(quote) : undefined;
  return found && isSuspicious(found) ? found.signs.map((sign) => sign.replaceAll("_", " ")) : [];
}
