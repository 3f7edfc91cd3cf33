import { readdirSync, readFileSync } from "node:fs";
import { basename, join } from "node:path";
import { NO_USE } from "../../agent/understanding/learned/intent-weights.ts";
import type { Lesson } from "../../agent/understanding/learned/learn-intents.ts";
import { plainSentence } from "../../agent/understanding/learned/plain-sentence.ts";
import type { SentenceEncoder } from "../../agent/understanding/learned/sentence-encoder.ts";
import { createMatcher } from "../../agent/understanding/match/matcher.ts";
import { plainExample } from "../../agent/understanding/match/plain-words.ts";
import { read } from "../../agent/understanding/match/reading.ts";
import { digestOf } from "../../core/json.ts";
import type { Policy } from "../../guardrails/policy.ts";
import { halfOf } from "../allowlist/labelled.ts";
import { MESSAGES } from "../allowlist/messages.ts";
import { PARAPHRASES } from "../paraphrases/paraphrases.ts";

/** One file for each use case, one phrasing a line; `none.txt` holds what no use covers. */
const ASKED = join(import.meta.dirname, "../../agent/understanding/phrasings/asked");

/** What the policy's examples hold in place of records. */
const KINDS: { readonly [kind: string]: string } = {
  order: "S10031",
  delivery: "WH/OUT/00012",
  purchaseorder: "P00017",
  purchase_order: "P00017",
  invoice: "INV/2026/00031",
  product: "VLV-0125",
  name: "Azure Interior",
  date: "next Friday",
  period: "this week",
  qty: "20",
  warehouse: "Columbus",
};

interface Said {
  readonly label: string;
  readonly text: string;
}

/** All that may be learned from: the policy's examples, the halves that are for tuning, and what was written down as asked. Nothing that is reported on. */
export function saidFor({ useCases, allowlist }: Pick<Policy, "useCases" | "allowlist">): Said[] {
  const known = new Set([NO_USE, ...useCases.map(({ id }) => id)]);
  const reported = new Set(PARAPHRASES.flatMap(({ say, half }) => (half === "report" ? [say] : [])));
  const asked = readdirSync(ASKED).flatMap((file) =>
    readFileSync(join(ASKED, file), "utf8")
      .split("\n")
      .filter(Boolean)
      .map((text) => ({ label: basename(file, ".txt"), text })),
  );
  return [
    ...useCases.flatMap(({ id, examples, paraphrases }) => [...examples, ...paraphrases].map((text) => ({ label: id, text }))),
    ...allowlist.topics.flatMap(({ examples }) => examples.map((text) => ({ label: NO_USE, text }))),
    ...PARAPHRASES.flatMap(({ say, useCase, language, half }) => (language === "en" && half === "tune" ? [{ label: useCase, text: say }] : [])),
    ...MESSAGES.flatMap(({ say, useCase }) => (useCase === undefined && halfOf(say) === "tune" ? [{ label: NO_USE, text: say }] : [])),
    ...asked,
  ].filter(({ label, text }) => known.has(label) && !reported.has(text));
}

export function labelsOf({ useCases }: Pick<Policy, "useCases">): string[] {
  return [...useCases.map(({ id }) => id), NO_USE];
}

/** Of what was learned from, so that weights which are older than a phrasing are found. */
export function lessonsDigest(policy: Pick<Policy, "useCases" | "allowlist">): string {
  return digestOf([labelsOf(policy), saidFor(policy).map(({ label, text }) => [label, text])]);
}

export async function lessonsFrom(policy: Pick<Policy, "useCases" | "allowlist">, encoder: SentenceEncoder): Promise<Lesson[]> {
  const matcher = createMatcher(policy.useCases);
  // Phrasings are read for their words, so that any day will do.
  const when = { now: new Date(0), timeZone: "UTC" };
  const all = saidFor(policy).map(({ label, text }) => {
    const plain = text.replace(/<(\w+)>/g, (_, kind: string) => KINDS[kind] ?? kind);
    const reading = read(plain, when, matcher.vocabulary);
    const fits = new Map(matcher.rank(reading).map(({ useCase, score }) => [useCase.id, score]));
    return { label, words: plainExample(text, matcher.vocabulary), sentence: plainSentence(reading), fits };
  });
  const vectors = await encoder.encode(all.map(({ sentence }) => sentence));
  return all.map(({ label, words, fits }, index) => ({ label, words, fits, vector: vectors[index] ?? [] }));
}
