import { setImmediate as immediate } from "node:timers/promises";
import { addDays } from "../../core/dates.ts";
import { weekMisses } from "../../insight/monitoring/demand-misses.ts";
import { standingOf } from "../../insight/monitoring/standing.ts";
import { type DatedMiss, LEAST_WEEKS, watchDemand } from "../../insight/monitoring/watch-demand.ts";
import { type PastDelivery, watchLeadTimes } from "../../insight/monitoring/watch-lead-times.ts";
import { LEAST_OBSERVATIONS, type Watched } from "../../insight/monitoring/watched.ts";
import type { Miss } from "../../tools/insight-standing.ts";
import type { PastWeeks } from "./past-weeks.ts";

/** What one look at an insight found. */
export interface Finding {
  readonly standing: "trusted" | "doubted" | "unchecked";
  readonly reasons: readonly string[];
  readonly miss: Miss | null;
  readonly basedOn: number;
}

/** Weeks that the first forecast learns from, and after how many it learns afresh. */
const LEARNT_FROM = 26;
const LEARN_EVERY = 4;

/** Forecasts every past week from the weeks before it, a few at a time so that others have their turn. */
export async function findDemand({ mondays, histories }: PastWeeks): Promise<Finding> {
  const known = Math.max(0, mondays.length - LEARNT_FROM);
  if (known < LEAST_WEEKS)
    return unchecked(
      known,
      `${mondays.length} weeks of demand are known; forecasts can be held against what happened from ${LEARNT_FROM + LEAST_WEEKS} weeks on.`,
    );
  const weeks: DatedMiss[] = [];
  for (let at = LEARNT_FROM; at < mondays.length; at += LEARN_EVERY) {
    await immediate();
    const misses = weekMisses(histories, at, Math.min(mondays.length, at + LEARN_EVERY));
    weeks.push(...misses.map((miss, step) => ({ ...miss, from: mondays[at + step] ?? "", to: addDays(mondays[at + step] ?? "", 6) })));
  }
  const { watched, worst, usual } = watchDemand(weeks);
  const miss = worst && { from: worst.from, to: worst.to, offPercent: Math.round(100 * worst.off), usualPercent: Math.round(100 * usual) };
  return judged(watched, "latest", weeks.length, miss ?? null);
}

export function findLeadTimes(deliveries: readonly PastDelivery[]): Finding {
  if (deliveries.length < 2 * LEAST_OBSERVATIONS)
    return unchecked(
      deliveries.length,
      `${deliveries.length} deliveries of vendors are known; ${2 * LEAST_OBSERVATIONS} are needed to tell whether lead times changed.`,
    );
  const { watched, lately, usual } = watchLeadTimes(deliveries);
  const { from, to, late } = lately;
  const miss =
    from !== undefined && to !== undefined ? { from, to, offPercent: Math.round(100 * late), usualPercent: Math.round(100 * usual) } : null;
  return judged(watched, "inputs", deliveries.length, miss);
}

/** Trust takes a monitor that could have raised an alarm: the one that matters most must have had enough to go on. */
function judged(watched: readonly Watched[], needed: Watched["monitor"], basedOn: number, miss: Miss | null): Finding {
  const found = standingOf(watched);
  // A stretch that was no further off than usual explains nothing.
  const telling = miss && Math.abs(miss.offPercent) > miss.usualPercent ? miss : null;
  if (found.kind === "doubtful") return { standing: "doubted", reasons: found.reasons, miss: telling, basedOn };
  const [main] = watched.filter(({ monitor }) => monitor === needed);
  if (!main || main.kind === "too-few") return unchecked(basedOn, ...(main?.reasons ?? []));
  return { standing: "trusted", reasons: main.reasons, miss: telling, basedOn };
}

function unchecked(basedOn: number, ...reasons: readonly string[]): Finding {
  return { standing: "unchecked", reasons, miss: null, basedOn };
}
