import type { Principal } from "../../core/principal.ts";
import type { TurnResult } from "../../core/wire.ts";
import { sightOf } from "../../guardrails/access.ts";
import type { Policy } from "../../guardrails/policy.ts";

/** What a turn is graded on without knowing the right answer; the eval harness and the sample of real turns use the same. */
export interface GradedTurn {
  readonly result: TurnResult;
  readonly principal: Principal;
  readonly policy: Policy;
  readonly now: Date;
  /** The questions of the conversation, this one last. */
  readonly said: readonly string[];
}

/** Facts of fields that the person's role may not see. */
export function uncleared({ result, principal, policy }: Pick<GradedTurn, "result" | "principal" | "policy">): readonly string[] {
  const seen = new Set<string>();
  for (const { source } of result.facts) {
    const label = policy.data[source.model]?.[source.field];
    if (label !== undefined && sightOf(policy, principal, label) === "hidden") seen.add(`${source.model}.${source.field}`);
  }
  return [...seen];
}

/** Words of an answer, tables and references to sources left out: what has to be read. */
export function wordsOf(answer: string): number {
  const prose = answer
    .split("\n")
    .filter((line) => !line.trimStart().startsWith("|"))
    .join(" ");
  return (prose.match(/[\p{L}\p{N}][^\s]*/gu) ?? []).length;
}
