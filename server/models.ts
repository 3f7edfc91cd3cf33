import { createCircuitBreaker } from "../agent/models/chain/circuit-breaker.ts";
import type { Model } from "../agent/models/model.ts";
import { createOpenAiModel } from "../agent/models/openai.ts";
import { createPlaybook, type Script } from "../agent/models/playbook/playbook.ts";
import type { Clock } from "../core/clock.ts";
import { CopilotError } from "../core/errors.ts";
import type { Log } from "../core/log.ts";
import type { Policy } from "../guardrails/policy.ts";
import type { Config } from "./config.ts";

/** The models in the order in which they are tried; the playbook is always the last. */
export function modelChain({ config, policy, clock, log, script }: ChainDeps): [Model, ...Model[]] {
  const endpoints = [...(config.openai ? [config.openai] : []), ...config.fallbackModels];
  const models = endpoints.map(({ baseUrl = OPENAI, apiKey, model, provider = "openai_compatible", structured = baseUrl === OPENAI }): Model => {
    if (!Object.hasOwn(policy.providers, provider))
      throw new CopilotError(
        "NOT_CONFIGURED",
        `The language model ${model} names the provider "${provider}", which providers.yaml does not have. Add it.`,
      );
    return createOpenAiModel({ baseUrl, apiKey, model, provider, structured, breaker: createCircuitBreaker(clock), log });
  });
  const playbook = createPlaybook(script);
  const [first, ...others] = models;
  return first ? [first, ...others, playbook] : [playbook];
}

interface ChainDeps {
  readonly config: Pick<Config, "openai" | "fallbackModels">;
  readonly policy: Pick<Policy, "providers">;
  readonly clock: Clock;
  readonly log: Log;
  readonly script: Script;
}

const OPENAI = "https://api.openai.com/v1";
