import type { InsightStanding, WatchedInsight } from "../../tools/insight-standing.ts";

const NAMES = { demand: "the demand forecast", "lead-time": "the vendors' lead times" } as const satisfies Record<WatchedInsight, string>;

/** Why standing orders sign no change of this kind just now; none while all that it rests on is trusted. */
export async function pausesOf(
  kind: string,
  restsOn: { readonly [kind: string]: readonly WatchedInsight[] },
  standing: (insight: WatchedInsight) => Promise<InsightStanding>,
): Promise<string[]> {
  const pauses: string[] = [];
  for (const insight of restsOn[kind] ?? []) {
    const pause = pauseOf(insight, await standing(insight));
    if (pause !== undefined) pauses.push(pause);
  }
  return pauses;
}

/** Why an estimate stops what was signed in advance; undefined while it is trusted. Not to know is no trust. */
function pauseOf(insight: WatchedInsight, standing: InsightStanding): string | undefined {
  switch (standing.kind) {
    case "trusted":
      return undefined;
    case "doubted":
      return `${NAMES[insight]}, on which such a change rests, ${insight === "demand" ? "is" : "are"} doubted (${standing.reasons.join(" ")})`;
    case "unchecked":
      return `nobody has checked lately whether ${NAMES[insight]}, on which such a change rests, still ${insight === "demand" ? "holds" : "hold"}`;
  }
}
