import type { TurnResult } from "../../core/wire.ts";
import type { GateResult } from "../../guardrails/gate.ts";
import { useCasesOf } from "../../guardrails/policy.ts";
import { written } from "../harness/value.ts";
import { type Agent, type AgentTurn, emptyResult } from "./agent.ts";

/** A few words of each language, for cases that ask for one. */
const WORDS = {
  en: "This is what the records say, and there is no more.",
  de: "Das ist es, was die Belege sagen, und mehr sind es nicht.",
  fr: "C'est ce que disent les documents, et il n'y en a pas plus pour une réponse.",
  nl: "Dit is wat er in het systeem staat, en er zijn er niet meer van.",
  es: "Es lo que dicen los documentos, y para una respuesta no hay más.",
} as const;

/** Knows each case's own truth, and must still get it through the real tools: a case that it fails is wrong, or nobody could answer it. */
export const oracle: Agent = {
  name: "oracle",
  async ask(turn) {
    const { program, principal, thread, expected } = turn;
    const useCases = useCasesOf(program.policy, principal);
    const started = performance.now();
    const results: GateResult[] = [];
    for (const { tool, args } of expected.calls ?? [])
      results.push(await program.gate.call({ principal, thread: `${principal.id}/${thread}`, useCases, model: "oracle" }, tool, args));
    return resultOf(turn, results, performance.now() - started);
  },
};

function resultOf(turn: AgentTurn, results: readonly GateResult[], ms: number): TurnResult {
  const { expected, principal } = turn;
  const approvals = results.flatMap((result) => (result.status === "proposed" ? [result.approval] : []));
  const isStuck = results.some(({ status }) => status === "denied" || status === "failed") && !expected.outcomes.includes("refused");
  const lines = [
    ...expected.facts.map((value) => `- ${written(value, principal.timeZone)}`),
    ...expected.says.map(([word = ""]) => `- ${word}`),
    ...(expected.answerIn ? [WORDS[expected.answerIn]] : []),
  ];
  const troubles = results.flatMap((result) =>
    result.status === "denied" || result.status === "failed" ? [`${result.tool}: ${result.message}`] : [],
  );
  const [useCase, ...others] = (expected.useCases ?? []).map((id) => ({ id, version: 1 }));
  return {
    ...emptyResult(turn, "oracle"),
    useCase: useCase ?? null,
    ...(useCase && others.length > 0 ? { useCases: [useCase, ...others] } : {}),
    outcome: isStuck && !isFoundMissing(results) ? "failed" : (expected.outcomes[0] ?? "failed"),
    answer: [...lines, ...(isStuck ? troubles : [])].join("\n"),
    facts: results.flatMap((result) => (result.status === "ok" ? result.facts.map(({ value, source }) => ({ value, source })) : [])),
    calls: results.map(({ tool, kind, status, ms: took }) => ({ tool, kind, status: status === "proposed" ? "ok" : status, ms: took, rows: 0 })),
    approvals: approvals.map(({ id, digest, summary, expiresAt }) => ({ id, digest, summary, expiresAt })),
    ms: Math.round(ms),
    choices: expected.choices,
  };
}

/** "There is no such record" is an answer, and a choice of several a question back. */
function isFoundMissing(results: readonly GateResult[]): boolean {
  return results.every((result) => result.status === "ok" || result.status === "proposed" || ANSWERS.includes("code" in result ? result.code : ""));
}

const ANSWERS: readonly string[] = ["NOT_FOUND", "AMBIGUOUS", "BAD_INPUT", "STALE"];
