import { AsyncLocalStorage } from "node:async_hooks";
import type { Model, ModelRequest, ModelStep } from "../../../agent/models/model.ts";
import type { Role } from "../../../core/principal.ts";
import type { HostileStep } from "../../hostile/step.ts";

const USAGE = { inputTokens: 0, outputTokens: 0 };

/** What it says next, perhaps made from what it was given. */
export type Line = HostileStep | ((request: ModelRequest) => HostileStep);

/** In place of the language model: says whatever its script says, in the turn in whose name it was handed over. */
export interface HostileModel {
  readonly model: Model;
  /** Everything asked within `turn`, which is of a person with these roles, gets these lines as its answers, one a step; after the last, the last again. */
  saying<Result>(lines: readonly Line[], asker: readonly Role[], turn: () => Promise<Result>): Promise<Result>;
}

/** Its provider is cleared for open data only, as a stranger's would be. */
export function createHostileModel(seen: (request: ModelRequest, asker: readonly Role[]) => void): HostileModel {
  const scripts = new AsyncLocalStorage<{ readonly lines: readonly Line[]; readonly asker: readonly Role[]; at: number }>();
  return {
    model: {
      name: "hostile",
      provider: "openai_compatible",
      async next(request): Promise<ModelStep> {
        const script = scripts.getStore();
        seen(request, script?.asker ?? []);
        const line = script?.lines[Math.min(script.at, script.lines.length - 1)];
        if (!script || !line) throw new TypeError("The hostile model has no lines in this turn.");
        script.at += 1;
        const step = typeof line === "function" ? line(request) : line;
        if (step.kind === "answer") request.onText(step.text);
        if (step.kind !== "calls") return { ...step, usage: USAGE };
        return { kind: "calls", calls: step.calls.map((call, at) => ({ id: `h${script.at}.${at}`, ...call })), usage: USAGE };
      },
    },
    saying: (lines, asker, turn) => scripts.run({ lines, asker, at: 0 }, turn),
  };
}
