import type { Model } from "../agent/models/model.ts";
import { createOpenAiModel } from "../agent/models/openai.ts";
import { createPlaybook } from "../agent/models/playbook/playbook.ts";
import type { Log } from "../core/log.ts";
import type { Config } from "./config.ts";

/** The models in the order in which they are tried; the playbook is always the last. */
export function modelChain(config: Config, log: Log): [Model, ...Model[]] {
  const playbook = createPlaybook();
  if (!config.openai) return [playbook];
  const { baseUrl, apiKey, model } = config.openai;
  return [createOpenAiModel({ baseUrl: baseUrl ?? "https://api.openai.com/v1", apiKey, model, log }), playbook];
}
