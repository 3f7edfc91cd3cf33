import { Decimal } from "decimal.js";
import { CopilotError } from "../../core/errors.ts";
import { priceOf } from "../../guardrails/limits/price.ts";
import type { AgentDeps } from "../deps.ts";
import { maskRequest, restoreInJson } from "../mask-request.ts";
import { madeUpArguments } from "../models/chain/made-up.ts";
import { plannedLookups } from "../models/chain/planned-values.ts";
import type { Model, ModelRequest, ModelStep } from "../models/model.ts";
import type { DoneCall, ModelUse, State, Update } from "../turn-state.ts";
import { userSees } from "../user-sees.ts";

type ThinkDeps = Pick<AgentDeps, "models" | "plans" | "speechIn" | "policy" | "tools" | "vaults" | "limits" | "clock" | "log" | "modelTimeoutMs">;

const MOST_PLAYBOOK_STEPS = 6;
const MOST_CALLS = 8;
const NONE = { inputTokens: 0, outputTokens: 0 };

/** Asks the model in hand for the next step; one that fails hands over to the next, and the last is the playbook. */
export function think(deps: ThinkDeps) {
  return async (state: State): Promise<Update> => {
    const model = deps.models[Math.min(state.modelIndex, deps.models.length - 1)] ?? deps.models[0];
    const isLast = state.modelIndex >= deps.models.length - 1;
    const started = performance.now();
    let used: ModelStep["usage"] = NONE;
    let budgetLeft = true;
    const usage = () => spent(deps, state.usage, model, used, isLast ? 0 : performance.now() - started);
    try {
      budgetLeft = isLast || hasBudget(deps, state);
      if (!budgetLeft || (isLast && state.steps >= MOST_PLAYBOOK_STEPS))
        throw new CopilotError("MODEL_UNAVAILABLE", "The model took too many steps.");
      if (!isLast) await deps.limits.mayAskModel(state.input.principal, state.useCases);
      const step = await ask(deps, model, state, (counted) => {
        used = counted;
      });
      used = step.usage;
      await deps.limits.chargeModel(state.input.principal, state.useCases, model.provider, used, model.name);
      if (!isLast) await assertUsable(deps, step, state, model);
      return { step: checked(step, state), steps: state.steps + 1, usage: usage() };
    } catch (error) {
      if (isLast) throw error;
      deps.log.warn(
        {
          model: model.name,
          reason: error instanceof CopilotError ? error.code : "threw",
          err: error instanceof CopilotError ? (error.cause ?? error.message) : error,
        },
        "a model failed; the next one takes over",
      );
      const usedUp = error instanceof CopilotError && error.code === "LIMIT";
      // What is used up is used up for every language model.
      const modelIndex = usedUp || !budgetLeft ? deps.models.length - 1 : state.modelIndex + 1;
      const speech = deps.speechIn(state.understanding.language);
      const notice = usedUp
        ? `${speech.told(error.message)} ${speech.say("Until then answers are worked out without the language model.")}`
        : speech.say("The language model didn't answer, so this was worked out without it.");
      const notices = modelIndex === deps.models.length - 1 ? [...state.notices, notice] : state.notices;
      const update = {
        step: null,
        steps: usedUp || !budgetLeft ? 0 : state.steps,
        modelIndex,
        notices,
        usage: usage(),
        done: keepProposals(state.done),
      };
      return modelIndex === deps.models.length - 1 ? { ...update, steps: 0 } : update;
    }
  };
}

/** A proposal stays proposed whoever finishes the turn; answers are asked for again. */
export function keepProposals(done: readonly DoneCall[]): DoneCall[] {
  return done.filter(({ record }) => record.status === "proposed");
}

/** Steps, tokens and time of all language models together, so that a chain of them can't take longer than one. */
function hasBudget({ policy }: Pick<ThinkDeps, "policy">, { steps, usage }: State): boolean {
  const { model_steps, model_tokens, model_seconds } = policy.limits.per_turn;
  return steps < model_steps && usage.inputTokens + usage.outputTokens < model_tokens && usage.ms < model_seconds * 1000;
}

function spent({ policy }: Pick<ThinkDeps, "policy">, before: ModelUse, model: Model, used: ModelStep["usage"], ms: number): ModelUse {
  return {
    inputTokens: before.inputTokens + used.inputTokens,
    outputTokens: before.outputTokens + used.outputTokens,
    spend: new Decimal(before.spend).plus(priceOf(policy, model.provider, model.name, used)).toFixed(),
    ms: before.ms + Math.round(ms),
  };
}

async function ask(deps: ThinkDeps, model: Model, state: State, onUsage: (usage: ModelStep["usage"]) => void): Promise<ModelStep> {
  const proposed = state.done.filter(({ record }) => record.status === "proposed");
  if (proposed.length > 0 && state.modelIndex > 0 && proposed.length === state.done.length) return { kind: "answer", text: "", usage: NONE };
  const useCases = deps.policy.useCases.filter(({ id }) => state.useCases.includes(id));
  const names = new Set(useCases.flatMap(({ tools }) => tools));
  const left = deps.policy.limits.per_turn.model_seconds * 1000 - state.usage.ms;
  const request: ModelRequest = {
    message: state.message,
    history: state.history,
    understanding: state.understanding,
    useCases,
    tools: [...deps.tools.values()].filter(({ name }) => names.has(name)),
    results: state.done.map(({ result }) => result),
    withheld: state.done.flatMap(({ record }) => record.masked),
    now: deps.clock(),
    timeZone: state.input.principal.timeZone,
    signal: AbortSignal.timeout(Math.max(1, Math.min(deps.modelTimeoutMs, left))),
    onText: () => undefined,
    onUsage,
  };
  const vault = await deps.vaults.open(state.input.thread, model.provider);
  const masked = maskRequest(request, state, deps.tools, vault);
  await deps.vaults.save(state.input.thread, vault);
  return model.next(masked);
}

/** Of a language model: no call that was made before, none about what nobody named, and no question back where nothing is missing. */
async function assertUsable(deps: ThinkDeps, step: ModelStep, state: State, model: Model): Promise<void> {
  if (step.kind === "clarify" && plannedLookups(state.understanding, deps.plans).some(({ tools }) => tools.length > 0))
    throw new CopilotError("MODEL_UNAVAILABLE", "The model asked back though nothing was missing.");
  if (step.kind !== "calls") return;
  const vault = await deps.vaults.open(state.input.thread, model.provider);
  const sees = userSees(deps.policy, state);
  const calls = step.calls.map((call) => ({ ...call, args: restoreInJson(call.args, vault, sees) }));
  const known = new Set(state.done.map(({ call }) => keyOf(call)));
  const keys = calls.map(keyOf);
  if (keys.some((key) => known.has(key)) || new Set(keys).size < keys.length)
    throw new CopilotError("MODEL_UNAVAILABLE", "The model made the same call again.");
  if (madeUpArguments(calls, state, deps.plans).length > 0)
    throw new CopilotError("MODEL_UNAVAILABLE", "The model asked about something that nobody named.");
}

function keyOf({ tool, args }: { readonly tool: string; readonly args: unknown }): string {
  return `${tool} ${JSON.stringify(args)}`;
}

/** An answer to a question about records that looked nothing up, or one that is empty, is no answer. */
function checked(step: ModelStep, { done }: State): ModelStep {
  if (step.kind === "calls" && (step.calls.length === 0 || step.calls.length > MOST_CALLS))
    throw new CopilotError("MODEL_UNAVAILABLE", "The model asked for no call, or for too many.");
  if (step.kind === "answer" && done.length === 0 && !step.text.trim().endsWith("?"))
    throw new CopilotError("MODEL_UNAVAILABLE", "The model answered without looking anything up.");
  return step;
}
