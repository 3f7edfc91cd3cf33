import { setTimeout as pause } from "node:timers/promises";
import type { BaseCheckpointSaver } from "@langchain/langgraph";
import type { Pool } from "pg";
import type { Clock } from "../core/clock.ts";
import { CopilotError } from "../core/errors.ts";
import { digestOf } from "../core/json.ts";
import type { Log } from "../core/log.ts";
import type { Principal } from "../core/principal.ts";
import type { Outcome, TurnResult } from "../core/wire.ts";
import type { Audit } from "../guardrails/audit/audit.ts";
import type { AuditEvent } from "../guardrails/audit/entry.ts";
import { auditSigns } from "../guardrails/injection/audit-signs.ts";
import type { Policy } from "../guardrails/policy.ts";
import type { Sealer } from "../store/seal.ts";
import type { AgentDeps } from "./deps.ts";
import { createTurnGraph } from "./graph.ts";
import { hiddenIn, LONGEST_MESSAGE } from "./message.ts";
import type { Plotters } from "./plotting/load-plots.ts";
import { plotsOfTurn } from "./plotting/plots-of-turn.ts";
import { SYSTEM_PROMPT } from "./prompts/system.ts";
import type { State } from "./turn-state.ts";

/** A request that is sent again waits this long for the first one's result. */
const WAIT_MS = 500;
const MOST_WAITS = 120;

export interface AskRequest {
  /** Chosen by the caller; one id in one thread is one turn, however often it is sent. */
  readonly id: string;
  /** The conversation's name as the caller knows it; two principals' threads of one name share nothing. */
  readonly thread: string;
  readonly principal: Principal;
  readonly question: string;
  readonly onProgress?: (progress: TurnProgress) => void;
}

/** What can be shown while a turn runs; answer text comes only when it has been grounded. */
export type TurnProgress =
  | { readonly kind: "call"; readonly id: string; readonly tool: string }
  | { readonly kind: "result"; readonly id: string; readonly tool: string; readonly status: string }
  | { readonly kind: "proposal"; readonly approvalId: string };

export interface ConversationDeps extends AgentDeps {
  readonly pool: Pool;
  readonly sealer: Sealer;
  readonly audit: Audit;
  readonly checkpointer: BaseCheckpointSaver;
  readonly plotters: Plotters;
  readonly policy: Policy;
  readonly clock: Clock;
  readonly log: Log;
}

/** Conversations: each `ask` is one turn of the graph, recorded before it starts and after it ends. */
export function createConversation(deps: ConversationDeps) {
  const { pool, sealer, audit, clock, log, policy, limits } = deps;
  const graph = createTurnGraph(deps, deps.checkpointer);
  const storedThread = (principal: Principal, thread: string) => `${principal.id}/${thread.replaceAll("\0", "")}`;

  async function ask(request: AskRequest): Promise<TurnResult> {
    const started = performance.now();
    const thread = storedThread(request.principal, request.thread);
    const turn = digestOf([thread, request.id]);
    let running = false;
    try {
      await audit.append([
        {
          kind: "turn_started",
          principal: request.principal.id,
          policyDigest: policy.digest,
          channel: request.principal.channel,
          turn,
          ...signsOf(request.question, policy),
        },
      ]);
      const earlier = await begin(turn, thread, request);
      if (earlier) return earlier;
      await limits.startTurn(request.principal, turn);
      running = true;
      const state = await run({ ...request, turn, storedThread: thread });
      const modelName = deps.models[state.modelIndex]?.name ?? deps.models[0].name;
      const result = withPlots(resultOf(request, state, modelName, performance.now() - started, policy.limits.currency), state);
      await audit.append([
        {
          kind: "turn_ended",
          principal: request.principal.id,
          policyDigest: policy.digest,
          turn,
          outcome: result.outcome,
          model: result.model,
          ...onRecord(result.usage),
          ...(result.useCase
            ? { useCase: result.useCase.id, useCaseVersion: result.useCase.version, useCaseHash: policy.useCaseHashes[result.useCase.id] }
            : {}),
        },
      ]);
      await keep(turn, result);
      return result;
    } catch (error) {
      const result = failed(request, error, performance.now() - started, log);
      const ended = { kind: "turn_ended" as const, principal: request.principal.id, policyDigest: policy.digest, turn, outcome: result.outcome };
      await Promise.all([audit.append([ended]), keep(turn, result)]).catch((cause: unknown) =>
        log.error({ err: cause }, "a failed turn could not be kept"),
      );
      return result;
    } finally {
      // A place that can't be given back is free again after a while.
      if (running) await limits.endTurn(turn).catch((cause: unknown) => log.error({ err: cause }, "a turn's place could not be given back"));
    }
  }

  /** What was refused has no picture; an answer that was withheld may have one, for it shows the records alone. */
  function withPlots(result: TurnResult, { done, understanding }: State): TurnResult {
    if (result.outcome === "refused") return result;
    const plots = plotsOfTurn(done, deps.plotters, deps.speechIn(understanding.language), log);
    return plots.length === 0 ? result : { ...result, plots };
  }

  /** Reserves the turn; a request that is sent again gets the result of the first and does nothing a second time. */
  async function begin(turn: string, thread: string, { principal, question }: AskRequest): Promise<TurnResult | undefined> {
    await pool.query(
      `insert into thread (id, principal, channel, created_at, updated_at) values ($1, $2, $3, $4, $4)
       on conflict (id) do update set updated_at = excluded.updated_at`,
      [thread, principal.id, principal.channel, clock()],
    );
    const { rowCount } = await pool.query(
      `insert into turn (id, thread, seq, principal, question_sealed, created_at)
       select $1, $2, coalesce(max(seq), 0) + 1, $3, $4, $5 from turn where thread = $2
       on conflict (id) do nothing`,
      [turn, thread, principal.id, sealer.seal("turn", question), clock()],
    );
    return rowCount === 1 ? undefined : resultOfFirst(turn);
  }

  async function resultOfFirst(turn: string): Promise<TurnResult> {
    for (let wait = 0; wait < MOST_WAITS; wait += 1) {
      const { rows } = await pool.query("select result_sealed from turn where id = $1", [turn]);
      if (rows[0]?.["result_sealed"]) return JSON.parse(sealer.open("turn", rows[0]["result_sealed"]));
      await pause(WAIT_MS);
    }
    throw new CopilotError("STALE", "This question was sent before and its answer never came. Look at what waits for approval, then ask it again.");
  }

  async function run(request: AskRequest & { readonly turn: string; readonly storedThread: string }): Promise<State> {
    const config = { configurable: { thread_id: `turn:${request.storedThread}` }, durability: "sync" as const, recursionLimit: 60 };
    const input = { input: { id: request.turn, principal: request.principal, thread: request.storedThread, message: request.question } };
    let last: State | undefined;
    for await (const [mode, chunk] of await graph.stream(input, { ...config, streamMode: ["custom", "values"] })) {
      if (mode === "values") last = chunk;
      else request.onProgress?.(chunk);
    }
    if (!last?.result) throw new TypeError("The graph ended without a result.");
    return last;
  }

  async function keep(turn: string, result: TurnResult): Promise<void> {
    const sealed = sealer.seal("turn", JSON.stringify(result));
    await pool.query("update turn set result_sealed = $2, outcome = $3, use_case = $4 where id = $1", [
      turn,
      sealed,
      result.outcome,
      result.useCase?.id ?? null,
    ]);
  }

  /** What a reloaded page shows of a conversation of this principal's. */
  async function history(principal: Principal, thread: string): Promise<{ readonly question: string; readonly result: TurnResult }[]> {
    const { rows } = await pool.query(
      "select question_sealed, result_sealed from turn where thread = $1 and principal = $2 and result_sealed is not null order by seq desc limit 50",
      [storedThread(principal, thread), principal.id],
    );
    return rows
      .reverse()
      .map((row) => ({ question: sealer.open("turn", row["question_sealed"]), result: JSON.parse(sealer.open("turn", row["result_sealed"])) }));
  }

  return { ask, history, storedThread };
}

/** What language models used, and by which prompt; nothing where none was asked. */
function onRecord({ inputTokens, outputTokens, cost }: TurnResult["usage"]): Pick<AuditEvent, "usage" | "prompt"> {
  if (!cost) return {};
  const { version, hash } = SYSTEM_PROMPT;
  return { usage: { inputTokens, outputTokens, cost: cost.amount, currency: cost.currency }, prompt: { version, hash } };
}

/** A message that is too long is refused later; its beginning is enough for the record. */
function signsOf(question: string, policy: Policy): Pick<AuditEvent, "signs" | "suspicion"> {
  const read = question.slice(0, LONGEST_MESSAGE);
  return auditSigns(read, hiddenIn(read), policy);
}

export type Conversation = ReturnType<typeof createConversation>;

/** The cost is said where a language model was asked. */
function usageOf({ usage: { inputTokens, outputTokens, spend } }: State, currency: string): TurnResult["usage"] {
  return { inputTokens, outputTokens, ...(inputTokens + outputTokens > 0 ? { cost: { amount: spend, currency } } : {}) };
}

function resultOf(request: AskRequest, state: State, model: string, ms: number, currency: string): TurnResult {
  const outcome = state.result ?? { outcome: "failed" as const, answer: "" };
  const intents = state.useCases.map((id) => ({ id, version: state.useCaseVersions[id] ?? 1 }));
  return {
    id: request.id,
    thread: request.thread,
    question: request.question,
    principal: request.principal.id,
    useCase: intents[0] ?? null,
    ...(intents.length > 1 ? { useCases: intents } : {}),
    outcome: outcome.outcome,
    answer: outcome.answer,
    facts: state.done.flatMap(({ record }) => (record.status === "ok" ? record.facts.map(({ value, source }) => ({ value, source })) : [])),
    calls: state.done.map(({ record }) => ({
      tool: record.tool,
      kind: record.kind,
      status: record.status === "proposed" ? "ok" : record.status,
      ms: record.ms,
      rows: record.status === "ok" ? record.rows : 0,
    })),
    approvals: state.done.flatMap(({ record }) =>
      record.status === "proposed"
        ? [{ id: record.approval.id, digest: record.approval.digest, summary: record.approval.summary, expiresAt: record.approval.expiresAt }]
        : [],
    ),
    masked: [...new Map(state.done.flatMap(({ record }) => record.masked).map((field) => [`${field.model}.${field.field}`, field])).values()],
    model,
    usage: usageOf(state, currency),
    ms: Math.round(ms),
    ...(outcome.choices && outcome.choices.length > 0 ? { choices: outcome.choices } : {}),
    ...(outcome.handOver ? { handOver: true } : {}),
  };
}

/** A turn never half-works: what went wrong is said in our words, and the cause goes to the log. */
function failed(request: AskRequest, error: unknown, ms: number, log: Log): TurnResult {
  const known = error instanceof CopilotError ? error : undefined;
  if (!known || known.cause) log.error({ err: known?.cause ?? error, code: known?.code }, "a turn failed");
  const outcome: Outcome = known?.code === "DENIED" || known?.code === "LIMIT" ? "refused" : "failed";
  return {
    id: request.id,
    thread: request.thread,
    question: request.question.slice(0, 200),
    principal: request.principal.id,
    useCase: null,
    outcome,
    answer:
      known?.message ?? "Something went wrong here, and nothing was changed in Odoo. Try again; if it happens again, tell whoever runs Countersign.",
    facts: [],
    calls: [],
    approvals: [],
    masked: [],
    model: "none",
    usage: { inputTokens: 0, outputTokens: 0 },
    ms: Math.round(ms),
  };
}
