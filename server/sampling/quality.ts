import type { Pool } from "pg";
import type { AskRequest, Conversation } from "../../agent/conversation.ts";
import type { Clock } from "../../core/clock.ts";
import { CopilotError } from "../../core/errors.ts";
import { digestOf } from "../../core/json.ts";
import type { Log } from "../../core/log.ts";
import type { Principal } from "../../core/principal.ts";
import type { TurnResult, Verdict } from "../../core/wire.ts";
import type { Policy } from "../../guardrails/policy.ts";
import { uncleared, wordsOf } from "./grades.ts";
import { ungrounded } from "./ungrounded.ts";

export interface QualityDeps {
  readonly pool: Pool;
  readonly policy: Policy;
  readonly clock: Clock;
  readonly log: Log;
  /** The share of turns that is graded, from 0 to 1. */
  readonly share: number;
  readonly conversation: Conversation;
}

/** Grades a share of the real turns after they have been answered, and keeps what people say of answers. */
export function createQuality({ pool, policy, clock, log, share, conversation }: QualityDeps) {
  /** As the conversation names its turns in the database. */
  const turnOf = (principal: Principal, thread: string, id: string) => digestOf([conversation.storedThread(principal, thread), id]);
  let grading: Promise<void> = Promise.resolve();

  async function grade({ principal, thread, id }: AskRequest, result: TurnResult): Promise<void> {
    const turn = turnOf(principal, thread, id);
    if (!isSampled(turn, share)) return;
    const said = (await conversation.history(principal, thread)).map(({ question }) => question);
    const graded = { result, principal, policy, now: clock(), said };
    await pool.query(
      `insert into turn_grade (turn, use_case, outcome, model, ungrounded, uncleared, words, ms, at) values ($1, $2, $3, $4, $5, $6, $7, $8, $9)
       on conflict (turn) do nothing`,
      [
        turn,
        result.useCase?.id ?? null,
        result.outcome,
        result.model,
        ungrounded(graded).length,
        uncleared(graded).length,
        wordsOf(result.answer),
        result.ms,
        clock(),
      ],
    );
  }

  return {
    /** The same conversation, with its turns looked at once they have been answered: nobody waits for a grade, and none that fails spoils a turn. */
    watching: (): Conversation => ({
      ...conversation,
      async ask(request) {
        const result = await conversation.ask(request);
        grading = grading.then(() => grade(request, result)).catch((error: unknown) => log.error({ err: error }, "a turn could not be graded"));
        return result;
      },
    }),
    /** Keeps what the person who asked thinks of an answer; null takes it back. */
    async judge(principal: Principal, thread: string, id: string, verdict: Verdict | null): Promise<void> {
      const turn = turnOf(principal, thread, id);
      const { rows } = await pool.query("select use_case from turn where id = $1 and principal = $2", [turn, principal.id]);
      if (!rows[0]) throw new CopilotError("NOT_FOUND", "There is no such answer of yours. Reload the page and try again.");
      if (verdict === null) await pool.query("delete from turn_feedback where turn = $1", [turn]);
      else
        await pool.query(
          `insert into turn_feedback (turn, principal, use_case, verdict, at) values ($1, $2, $3, $4, $5)
           on conflict (turn) do update set verdict = excluded.verdict, at = excluded.at`,
          [turn, principal.id, rows[0]["use_case"], verdict, clock()],
        );
    },
    /** What a person said of the answers of one of their conversations, by turn. */
    async verdicts(principal: Principal, thread: string, ids: readonly string[]): Promise<Record<string, Verdict>> {
      const turns = new Map(ids.map((id) => [turnOf(principal, thread, id), id]));
      const { rows } = await pool.query("select turn, verdict from turn_feedback where turn = any($1) and principal = $2", [
        [...turns.keys()],
        principal.id,
      ]);
      return Object.fromEntries(rows.map((row) => [turns.get(row["turn"]) ?? "", row["verdict"]]));
    },
    /** Resolves when nothing is being graded any more. */
    settled: () => grading,
  };
}

export type Quality = ReturnType<typeof createQuality>;

/** Chosen by the turn's own digest: the same on every replica, and nobody's choice. */
function isSampled(turn: string, share: number): boolean {
  return Number.parseInt(turn.slice(0, 8), 16) / 2 ** 32 < share;
}
