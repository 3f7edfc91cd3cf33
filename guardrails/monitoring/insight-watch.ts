import type { Pool, PoolClient } from "pg";
import { z } from "zod";
import type { Clock } from "../../core/clock.ts";
import { type InsightStanding, WATCHED_INSIGHTS, type WatchedInsight } from "../../tools/insight-standing.ts";
import type { Audit } from "../audit/audit.ts";
import type { HistorySync } from "../histories/history-sync.ts";
import type { Policy } from "../policy.ts";
import { type Finding, findDemand, findLeadTimes } from "./finding.ts";
import { pastDeliveries } from "./past-deliveries.ts";
import { pastWeeks } from "./past-weeks.ts";

const HOUR_MS = 3_600_000;
const DUE_MS = 20 * HOUR_MS;
/** Two nights missed, and nobody knows any more. */
const EXPIRES_MS = 48 * HOUR_MS;
/** What was not read lately would look like demand that went away. */
const READ_MS = 24 * HOUR_MS;

type Queryable = Pick<Pool | PoolClient, "query">;

const rowSchema = z.object({
  insight: z.enum(WATCHED_INSIGHTS),
  standing: z.enum(["trusted", "doubted", "unchecked"]),
  reasons: z.array(z.string()),
  miss: z.object({ from: z.string(), to: z.string(), offPercent: z.number(), usualPercent: z.number() }).nullable(),
  basedOn: z.number(),
  checkedAt: z.date(),
  expiresAt: z.date(),
});
type StoredStanding = z.output<typeof rowSchema>;

export interface InsightWatchDeps {
  readonly pool: Pool;
  readonly audit: Pick<Audit, "transaction">;
  readonly clock: Clock;
  readonly policy: Pick<Policy, "digest">;
  readonly sync: Pick<HistorySync, "readUntil">;
}

/** Whether the estimates in use are as good as they were: found from the kept past, kept for two days, and unknown after that. */
export function createInsightWatch({ pool, audit, clock, policy, sync }: InsightWatchDeps) {
  /** What can't be read is never taken for trust. */
  async function standing(insight: WatchedInsight, db: Queryable = pool): Promise<InsightStanding> {
    const row = (await rows(db, insight))[0];
    if (!row || row.expiresAt <= clock()) return { kind: "unchecked" };
    switch (row.standing) {
      case "trusted":
        return { kind: "trusted", checkedAt: row.checkedAt };
      case "doubted":
        return { kind: "doubted", checkedAt: row.checkedAt, reasons: row.reasons, miss: row.miss };
      case "unchecked":
        return { kind: "unchecked" };
    }
  }

  async function rows(db: Queryable, insight?: WatchedInsight): Promise<StoredStanding[]> {
    const found = await db.query(
      `select insight, standing, reasons, miss, based_on as "basedOn", checked_at as "checkedAt", expires_at as "expiresAt" from insight_standing
       where $1::text is null or insight = $1`,
      [insight ?? null],
    );
    return found.rows.flatMap((row) => rowSchema.safeParse(row).data ?? []);
  }

  /** Looks at every insight now; where the past was not read lately nothing is found, and the last finding lapses in time. */
  async function check(): Promise<"checked" | "not read"> {
    const [read, now] = [await sync.readUntil(), clock()];
    if (read === null || now.getTime() - read.getTime() > READ_MS) return "not read";
    await keep("demand", await findDemand(await pastWeeks(pool, now)), now);
    await keep("lead-time", findLeadTimes(await pastDeliveries(pool, now)), now);
    return "checked";
  }

  async function keep(insight: WatchedInsight, { standing: found, reasons, miss, basedOn }: Finding, at: Date): Promise<void> {
    await audit.transaction(async (client, append) => {
      const before = await standing(insight, client);
      await client.query(
        `insert into insight_standing (insight, standing, reasons, miss, based_on, checked_at, expires_at) values ($1, $2, $3, $4, $5, $6, $7)
         on conflict (insight) do update set standing = excluded.standing, reasons = excluded.reasons, miss = excluded.miss,
           based_on = excluded.based_on, checked_at = excluded.checked_at, expires_at = excluded.expires_at`,
        [insight, found, JSON.stringify(reasons), miss && JSON.stringify(miss), basedOn, at, new Date(at.getTime() + EXPIRES_MS)],
      );
      if (before.kind !== found)
        await append([
          {
            kind: "insight_standing_changed",
            principal: "insight-watch",
            policyDigest: policy.digest,
            outcome: `${insight.replace("-", "_")}_${found}`,
            inputs: { based_on: basedOn, ...(miss ? { off_percent: miss.offPercent, usual_percent: miss.usualPercent } : {}) },
          },
        ]);
    });
  }

  return {
    standing,
    check,
    /** From the program's jobs: nightly, whichever replica comes first. */
    async runWhenDue(): Promise<void> {
      const last = await rows(pool);
      const isFresh = (insight: WatchedInsight) =>
        last.some((row) => row.insight === insight && clock().getTime() - row.checkedAt.getTime() < DUE_MS);
      if (!WATCHED_INSIGHTS.every(isFresh)) await check();
    },
    /** All that are watched, with what the last look found. */
    async list(): Promise<{ readonly insight: WatchedInsight; readonly last: StoredStanding | undefined; readonly now: InsightStanding }[]> {
      const last = await rows(pool);
      return Promise.all(
        WATCHED_INSIGHTS.map(async (insight) => ({ insight, last: last.find((row) => row.insight === insight), now: await standing(insight) })),
      );
    },
  };
}

export type InsightWatch = ReturnType<typeof createInsightWatch>;
