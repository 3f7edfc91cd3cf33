import type { InsightStanding, WatchedInsight } from "../../tools/insight-standing.ts";

const NAMES = { demand: "the demand forecast", "lead-time": "the vendors' lead times" } as const satisfies Record<WatchedInsight, string>;

/** Why an estimate stops what was signed in advance; undefined while it is trusted. Not to know is no trust. */
export function pauseOf(insight: WatchedInsight, standing: InsightStanding): string | undefined {
  switch (standing.kind) {
    case "trusted":
      return undefined;
    case "doubted":
      return `${NAMES[insight]}, on which such a change rests, ${insight === "demand" ? "is" : "are"} doubted (${standing.reasons.join(" ")})`;
    case "unchecked":
      return `nobody has checked lately whether ${NAMES[insight]}, on which such a change rests, still ${insight === "demand" ? "holds" : "hold"}`;
  }
}
