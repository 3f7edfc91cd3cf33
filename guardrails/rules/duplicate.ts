import { ROLES } from "../../core/principal.ts";
import type { Rule } from "./rule.ts";

const NAMED = 3;

/** What looks like something asked for before needs somebody other than the requester; the same request twice at once is refused. */
export const duplicate: Rule = {
  name: "duplicate",
  check(_change, { policy, duplicates }) {
    if (duplicates.length === 0) return undefined;
    const same = duplicates.find(({ sameAndOpen }) => sameAndOpen);
    if (same)
      return {
        kind: "deny",
        code: "STALE",
        reason: `The same has been asked for already: ${same.name}. Decide on that one first, or ask for something else.`,
      };
    const names = [...new Set(duplicates.map(({ name }) => name))];
    const more = names.length > NAMED ? ` and ${names.length - NAMED} more` : "";
    return {
      kind: "ask",
      approvers: ROLES.filter((role) => policy.roles[role].countersigns_up_to !== undefined),
      count: 1,
      reason: `It looks like ${names.slice(0, NAMED).join(", ")}${more}, so somebody other than the requester must see that it isn't the same again.`,
      noStandingOrder: true,
    };
  },
};
