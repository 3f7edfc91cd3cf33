import { CopilotError } from "../../core/errors.ts";
import type { AgentDeps } from "../deps.ts";
import { maskRequest } from "../mask-request.ts";
import type { Model, ModelRequest, ModelStep } from "../models/model.ts";
import type { DoneCall, State, Update } from "../turn-state.ts";

const MOST_STEPS = 6;
const MOST_CALLS = 8;

/** Asks the model in hand for the next step; one that fails hands over to the next, and the last is the playbook. */
export function think(deps: Pick<AgentDeps, "models" | "policy" | "tools" | "vaults" | "limits" | "clock" | "log" | "modelTimeoutMs">) {
  return async (state: State): Promise<Update> => {
    const model = deps.models[Math.min(state.modelIndex, deps.models.length - 1)] ?? deps.models[0];
    const isLast = state.modelIndex >= deps.models.length - 1;
    try {
      if (state.steps >= MOST_STEPS) throw new CopilotError("MODEL_UNAVAILABLE", "The model took too many steps.");
      if (!isLast) await deps.limits.mayAskModel(state.input.principal, state.useCases);
      const reply = await ask(deps, model, state);
      await deps.limits.chargeModel(state.input.principal, state.useCases, model.provider, reply.usage);
      const step = checked(reply, state);
      const { inputTokens, outputTokens } = state.usage;
      return {
        step,
        steps: state.steps + 1,
        usage: { inputTokens: inputTokens + step.usage.inputTokens, outputTokens: outputTokens + step.usage.outputTokens },
      };
    } catch (error) {
      if (isLast) throw error;
      deps.log.warn(
        { model: model.name, reason: error instanceof CopilotError ? error.code : "threw", err: error instanceof CopilotError ? error.cause : error },
        "a model failed; the next one takes over",
      );
      const usedUp = error instanceof CopilotError && error.code === "LIMIT";
      const notice = usedUp
        ? `${error.message} Until then answers are worked out without the language model.`
        : "The language model didn't answer, so this was worked out without it.";
      return { step: null, steps: 0, modelIndex: state.modelIndex + 1, notices: [...state.notices, notice], done: keepProposals(state.done) };
    }
  };
}

/** A proposal stays proposed whoever finishes the turn; answers are asked for again. */
export function keepProposals(done: readonly DoneCall[]): DoneCall[] {
  return done.filter(({ record }) => record.status === "proposed");
}

async function ask(
  deps: Pick<AgentDeps, "policy" | "tools" | "vaults" | "clock" | "modelTimeoutMs">,
  model: Model,
  state: State,
): Promise<ModelStep> {
  const proposed = state.done.filter(({ record }) => record.status === "proposed");
  if (proposed.length > 0 && state.modelIndex > 0 && proposed.length === state.done.length) {
    return { kind: "answer", text: "", usage: { inputTokens: 0, outputTokens: 0 } };
  }
  const useCases = deps.policy.useCases.filter(({ id }) => state.useCases.includes(id));
  const names = new Set(useCases.flatMap(({ tools }) => tools));
  const timeout = AbortSignal.timeout(deps.modelTimeoutMs);
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
    signal: timeout,
    onText: () => undefined,
  };
  const vault = await deps.vaults.open(state.input.thread, model.provider);
  const masked = maskRequest(request, state, deps.tools, vault);
  await deps.vaults.save(state.input.thread, vault);
  return model.next(masked);
}

/** An answer to a question about records that looked nothing up, or one that is empty, is no answer. */
function checked(step: ModelStep, { done }: State): ModelStep {
  if (step.kind === "calls" && (step.calls.length === 0 || step.calls.length > MOST_CALLS))
    throw new CopilotError("MODEL_UNAVAILABLE", "The model asked for no call, or for too many.");
  if (step.kind === "answer" && done.length === 0 && !step.text.trim().endsWith("?"))
    throw new CopilotError("MODEL_UNAVAILABLE", "The model answered without looking anything up.");
  return step;
}
