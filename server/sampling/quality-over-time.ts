import type { Pool } from "pg";
import type { QualityDay, QualityUse } from "../../core/wire.ts";
import type { Policy } from "../../guardrails/policy.ts";

const DAY_MS = 86_400_000;

/** Day by day and use by use: how many turns were graded, what was found, and what people said. Days are UTC. */
export async function qualityOverTime(
  pool: Pool,
  policy: Policy,
  now: Date,
  days: number,
): Promise<{ readonly days: readonly QualityDay[]; readonly uses: readonly QualityUse[] }> {
  const from = new Date(Math.floor(now.getTime() / DAY_MS) * DAY_MS - (days - 1) * DAY_MS);
  const day = "to_char(at at time zone 'UTC', 'YYYY-MM-DD')";
  const counted = `count(*)::int as graded,
    count(*) filter (where outcome = 'answered' and ungrounded = 0)::int as grounded,
    count(*) filter (where outcome = 'answered')::int as answered,
    count(*) filter (where uncleared > 0)::int as leaked,
    count(*) filter (where outcome in ('refused', 'handed_over'))::int as declined,
    count(*) filter (where outcome = 'failed')::int as failed,
    coalesce(percentile_cont(0.5) within group (order by ms), 0)::int as ms,
    coalesce(percentile_cont(0.5) within group (order by words), 0)::int as words`;
  const thumbs = "count(*) filter (where verdict = 'up')::int as up, count(*) filter (where verdict = 'down')::int as down";
  const grades = await pool.query(`select ${day} as day, ${counted} from turn_grade where at >= $1 group by 1`, [from]);
  const said = await pool.query(`select ${day} as day, ${thumbs} from turn_feedback where at >= $1 group by 1`, [from]);
  const uses = await pool.query(`select use_case, ${counted} from turn_grade where at >= $1 and use_case is not null group by 1`, [from]);
  const usesSaid = await pool.query(`select use_case, ${thumbs} from turn_feedback where at >= $1 and use_case is not null group by 1`, [from]);

  const byDay = new Map(grades.rows.map((row) => [row["day"], countsOf(row)]));
  const thumbsOfDay = new Map(said.rows.map((row) => [row["day"], thumbsOf(row)]));
  const byUse = new Map(uses.rows.map((row) => [row["use_case"], countsOf(row)]));
  const thumbsOfUse = new Map(usesSaid.rows.map((row) => [row["use_case"], thumbsOf(row)]));
  return {
    days: Array.from({ length: days }, (_, at) => {
      const key = new Date(from.getTime() + at * DAY_MS).toISOString().slice(0, 10);
      return { day: key, ...(byDay.get(key) ?? countsOf({})), ...(thumbsOfDay.get(key) ?? thumbsOf({})) };
    }),
    uses: [...new Set([...byUse.keys(), ...thumbsOfUse.keys()])]
      .map((id) => ({
        useCase: String(id),
        title: policy.useCases.find((one) => one.id === id)?.title ?? String(id),
        ...(byUse.get(id) ?? countsOf({})),
        ...(thumbsOfUse.get(id) ?? thumbsOf({})),
      }))
      .sort((one, other) => other.graded - one.graded || one.title.localeCompare(other.title)),
  };
}

type Row = Readonly<Record<string, unknown>>;
const count = (row: Row, column: string) => Number(row[column] ?? 0);

function countsOf(row: Row) {
  return {
    graded: count(row, "graded"),
    answered: count(row, "answered"),
    grounded: count(row, "grounded"),
    leaked: count(row, "leaked"),
    declined: count(row, "declined"),
    failed: count(row, "failed"),
    ms: count(row, "ms"),
    words: count(row, "words"),
  };
}

const thumbsOf = (row: Row) => ({ up: count(row, "up"), down: count(row, "down") });
