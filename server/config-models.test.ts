import { join } from "node:path";
import { expect, test } from "vitest";
import { loadScript } from "../agent/models/playbook/load-script.ts";
import { silentLog } from "../core/log.ts";
import { loadPolicy } from "../guardrails/policy.ts";
import { readConfig } from "./config.ts";
import { modelChain } from "./models.ts";

const policy = loadPolicy(join(import.meta.dirname, "../guardrails/policy"));
const script = await loadScript(policy.useCases);
const chain = (env: NodeJS.ProcessEnv) => modelChain({ config: readConfig(env), policy, clock: () => new Date(), log: silentLog, script });

test("the configured model is asked first, then the fallbacks in their order, and the playbook last", () => {
  const fallbacks = [{ model: "b", baseUrl: "http://127.0.0.1:1/v1", apiKey: "secret" }, { model: "c" }];
  const names = chain({ OPENAI_MODEL: "a", OPENAI_FALLBACKS: JSON.stringify(fallbacks) }).map(({ name, provider }) => `${name} ${provider}`);
  expect(names).toEqual(["a openai_compatible", "b openai_compatible", "c openai_compatible", "playbook playbook"]);
  expect(chain({}).map(({ name }) => name)).toEqual(["playbook"]);
});

test.for([
  { because: "it is no JSON", list: "[{", says: /OPENAI_FALLBACKS must be a JSON list.*the list is not right/ },
  { because: "a model has no name", list: '[{"apiKey": "sk-secret"}]', says: /0\.model is not right/ },
  { because: "an address is none", list: '[{"model": "b", "baseUrl": "file:///etc", "apiKey": "sk-secret"}]', says: /0\.baseUrl is not right/ },
  { because: "there is more in it", list: '[{"model": "b", "key": "sk-secret"}]', says: /is not right/ },
])("a list of fallbacks stops the program when $because, and no key is repeated", ({ list, says }) => {
  const read = () => readConfig({ OPENAI_FALLBACKS: list });
  expect(read).toThrow(says);
  expect(read).not.toThrow(/sk-secret/);
});

test("a provider that the policy does not have stops the program", () => {
  expect(() => chain({ OPENAI_FALLBACKS: '[{"model": "b", "provider": "constructor"}]' })).toThrow(/providers\.yaml does not have/);
});
