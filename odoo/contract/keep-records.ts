import type { ModelCall, RawAnswer } from "./contract-call.ts";
import type { Identities } from "./identities.ts";

function at(value: unknown, path: readonly (string | number)[]): unknown {
  let found = value;
  for (const step of path) found = typeof found === "object" && found !== null ? Reflect.get(found, step) : undefined;
  return found;
}

/** Notes the records that a call is to leave for later ones. */
export function keepRecords(call: ModelCall, answer: RawAnswer, identities: Identities): void {
  if (answer.status !== 200) return;
  for (const { name, model, path } of call.keep ?? []) {
    const found = at(answer.body, path ?? []);
    const id = Array.isArray(found) ? found[0] : found;
    if (typeof id === "number") identities.keep(name, model, id);
  }
}
