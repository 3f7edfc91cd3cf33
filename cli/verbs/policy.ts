import { join } from "node:path";
import { stored } from "../../agent/understanding/learned/intent-weights.ts";
import { learnIntents } from "../../agent/understanding/learned/learn-intents.ts";
import { INTENT_WEIGHTS } from "../../agent/understanding/learned/learned-intents.ts";
import { createSentenceEncoder } from "../../agent/understanding/learned/sentence-encoder.ts";
import { CopilotError } from "../../core/errors.ts";
import { labelsOf, lessonsDigest, lessonsFrom } from "../../evals/learning/lessons.ts";
import { lockProblems, lockText, readLock, USE_CASE_LOCK, withNewVersions } from "../../guardrails/allowlist/use-case-lock.ts";
import { loadPolicy, type Policy } from "../../guardrails/policy.ts";
import { checkUseCaseTools } from "../../guardrails/policy-checks.ts";
import { loadTools } from "../../tools/load.ts";
import type { LocalVerb, VerbIo } from "../verb.ts";

/** `cs policy`: what is allowed, as the policy folder says it; no program runs for it. */
const policy: LocalVerb = {
  kind: "local",
  name: "policy",
  usage: "policy show [--json] | check | lock | learn",
  async run({ args, io, config }) {
    const folder = config.policyFolder;
    const [what, ...rest] = args;
    switch (what) {
      case "show":
        show(loadPolicy(folder), rest.includes("--json"), io);
        return 0;
      case "check":
        return check(folder, io);
      case "lock":
        return lock(folder, io);
      case "learn":
        return learn(folder, io);
      default:
        throw new CopilotError("BAD_INPUT", `Usage: cs ${policy.usage}`, { choices: ["show", "check", "lock", "learn"] });
    }
  },
};

export default policy;

function show(shown: Policy, asJson: boolean, io: VerbIo): void {
  const useCases = shown.useCases.map(({ id, version, title, owner, tier, autonomy, roles }) => {
    return { id, version, hash: shown.useCaseHashes[id] ?? "", title, owner, tier, autonomy, roles };
  });
  if (asJson) {
    io.out(JSON.stringify({ digest: shown.digest, useCases, notOffered: shown.allowlist.topics.map(({ title }) => title) }));
    return;
  }
  io.out(`policy ${shown.digest}`);
  for (const { id, version, hash, owner, tier, autonomy, roles } of useCases) {
    io.out(`${id} v${version} ${hash.slice(0, 16)}  ${tier} risk, ${autonomy}, owner: ${owner}`);
    io.out(`  ${roles.join(", ")}`);
  }
  io.out(`not offered: ${shown.allowlist.topics.map(({ title }) => title).join("; ")}`);
  io.out(`injection detector (labels only): ${shown.allowlist.injection_detector}`);
}

/** Reading the folder stops at what is wrong in it; what is left to compare is tools and versions. */
async function check(folder: string, io: VerbIo): Promise<number> {
  const checked = loadPolicy(folder);
  checkUseCaseTools(folder, checked, await loadTools());
  const problems = lockProblems(checked, readLock(folder));
  for (const problem of problems) io.out(problem);
  io.out(
    problems.length === 0 ? `The policy is right: ${checked.useCases.length} use cases, digest ${checked.digest}.` : `${problems.length} problems.`,
  );
  return problems.length === 0 ? 0 : 1;
}

async function lock(folder: string, io: VerbIo): Promise<number> {
  const locked = loadPolicy(folder);
  const before = readLock(folder);
  await io.writeFile(join(folder, USE_CASE_LOCK), lockText(withNewVersions(locked, before)));
  const problems = lockProblems(locked, readLock(folder));
  for (const problem of problems) io.out(problem);
  const count = (record: typeof before) => Object.values(record).flatMap((versions) => Object.keys(versions)).length;
  io.out(`${USE_CASE_LOCK}: ${count(readLock(folder)) - count(before)} versions added.`);
  return problems.length === 0 ? 0 : 1;
}

/** Learns which use a phrasing means from the examples, the phrasings for tuning and what was written down as asked; takes a minute or two. */
async function learn(folder: string, io: VerbIo): Promise<number> {
  const policy = loadPolicy(folder);
  const lessons = await lessonsFrom(policy, createSentenceEncoder());
  const weights = learnIntents(lessons, labelsOf(policy));
  await io.writeFile(INTENT_WEIGHTS, `${JSON.stringify(stored(weights, lessonsDigest(policy)))}\n`);
  io.out(`Learned from ${lessons.length} phrasings: ${INTENT_WEIGHTS}`);
  return 0;
}
