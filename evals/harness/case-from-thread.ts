import { stringify } from "yaml";
import type { FactSource } from "../../core/fact.ts";
import type { TurnResult } from "../../core/wire.ts";
import { scrubText } from "../../guardrails/masks/scrub.ts";

interface PastTurn {
  readonly question: string;
  readonly result: TurnResult;
}

/** A value of a record that a question names, and what stands for it in the case. */
interface Named {
  readonly value: string;
  readonly model: string;
  readonly field: string;
  readonly name: string;
}

const SHORTEST = 3;

/**
 * A real conversation as the beginning of a case: what was asked, with records, names, addresses and figures taken out, and
 * what came of it. What the records are, and what the answers must state, is for a person to complete.
 */
export function caseFromThread(id: string, role: string, turns: readonly PastTurn[]): string {
  const named = namedIn(turns);
  const names = turns.flatMap(({ result }) => result.facts.filter(({ source }) => isPersonal(source)).map(({ value }) => value));
  const queries = new Map(
    named.map(({ name, model }) => [name, { model, fields: named.filter((one) => one.name === name).map(({ field }) => field) }]),
  );
  const given = Object.fromEntries([...queries].map(([name, { model, fields }]) => [name, { find: model, where: [], fields: [...new Set(fields)] }]));
  const written = {
    theme: "From real conversations",
    cases: [
      {
        id,
        as: `${role}@demo`,
        note: "Complete it: which records each query finds (where), which values the answers must state (facts), arguments of the calls.",
        given,
        turns: turns.map(({ question, result }) => ({
          ask: scrubbed(question, named, names),
          outcome: result.outcome,
          ...(result.useCase ? { use_cases: (result.useCases ?? [result.useCase]).map((one) => one.id) } : {}),
          facts: [],
          ...(result.calls.length > 0 ? { calls: result.calls.map(({ tool }) => ({ tool, args: {} })) } : {}),
        })),
      },
    ],
  };
  return stringify(written, { lineWidth: 0 });
}

/** Record values that stand in a question, the longest first, so that "S10001" is not taken out of a longer one. */
function namedIn(turns: readonly PastTurn[]): Named[] {
  const asked = turns.map(({ question }) => question.toLowerCase()).join("\n");
  const found = new Map<string, Named>();
  const perModel = new Map<string, string[]>();
  for (const { value, source } of turns.flatMap(({ result }) => result.facts)) {
    const isNamed = value.length >= SHORTEST && /\p{L}/u.test(value) && source.model !== "" && asked.includes(value.toLowerCase());
    if (!isNamed || found.has(value.toLowerCase())) continue;
    const ids = perModel.get(source.model) ?? [];
    if (!ids.includes(source.id)) ids.push(source.id);
    perModel.set(source.model, ids);
    const at = ids.indexOf(source.id);
    const name = `${source.model.replaceAll(".", "_")}${at === 0 ? "" : `_${at + 1}`}`;
    found.set(value.toLowerCase(), { value, model: source.model, field: source.field, name });
  }
  return [...found.values()].sort((one, other) => other.value.length - one.value.length);
}

const isPersonal = ({ model, field }: FactSource) => model === "res.partner" || field === "partner_id" || field === "user_id";

const KEPT = /\{[a-z0-9_]+\.[a-z_0-9]+\}/g;

function scrubbed(question: string, named: readonly Named[], names: readonly string[]): string {
  let text = question;
  for (const { value, name, field } of named) text = text.replaceAll(new RegExp(escaped(value), "gi"), `{${name}.${field}}`);
  // What is left is nobody's placeholder, so that names, addresses and figures in it are taken out for good.
  return text
    .split(KEPT)
    .map((part) => scrubText(part, () => true, names).replaceAll(/[\p{L}\d/_-]*\d{3,}[\p{L}\d/_-]*/gu, "N"))
    .reduce((whole, part, at) => `${whole}${at === 0 ? "" : (text.match(KEPT)?.[at - 1] ?? "")}${part}`, "");
}

const escaped = (text: string) => text.replaceAll(/[.*+?^${}()|[\]\\]/g, "\\$&");
