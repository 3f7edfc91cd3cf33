import { GERMAN } from "../../agent/languages/understand/phrasings/de.ts";
import { SPANISH } from "../../agent/languages/understand/phrasings/es.ts";
import type { ForeignPhrasings } from "../../agent/languages/understand/phrasings/foreign-phrasings.ts";
import { FRENCH } from "../../agent/languages/understand/phrasings/fr.ts";
import { DUTCH } from "../../agent/languages/understand/phrasings/nl.ts";
import { BUYING_PHRASINGS } from "../../agent/understanding/phrasings/buying-phrasings.ts";
import { CHANGE_PHRASINGS } from "../../agent/understanding/phrasings/change-phrasings.ts";
import { DOCUMENT_PHRASINGS } from "../../agent/understanding/phrasings/document-phrasings.ts";
import { FINANCE_PHRASINGS } from "../../agent/understanding/phrasings/finance-phrasings.ts";
import { LATER_TUNING_PHRASINGS } from "../../agent/understanding/phrasings/later-tuning-phrasings.ts";
import { MORE_TUNING_PHRASINGS } from "../../agent/understanding/phrasings/more-tuning-phrasings.ts";
import { halves, type Phrasing } from "../../agent/understanding/phrasings/phrasing.ts";
import { PLANNING_PHRASINGS } from "../../agent/understanding/phrasings/planning-phrasings.ts";
import { READ_PHRASINGS } from "../../agent/understanding/phrasings/read-phrasings.ts";
import { RISK_PHRASINGS } from "../../agent/understanding/phrasings/risk-phrasings.ts";
import { SALES_PHRASINGS } from "../../agent/understanding/phrasings/sales-phrasings.ts";
import { SERVICE_PHRASINGS } from "../../agent/understanding/phrasings/service-phrasings.ts";
import { WRITE_PHRASINGS } from "../../agent/understanding/phrasings/write-phrasings.ts";

/** One phrasing with the use case that it must come to. */
export interface Paraphrase {
  readonly say: string;
  readonly useCase: string;
  readonly language: string;
  readonly half: "tune" | "report";
}

/** Each list by itself, so that a phrasing's half does not move when another list grows. */
const LISTS: readonly (readonly Phrasing[])[] = [
  READ_PHRASINGS,
  CHANGE_PHRASINGS,
  SERVICE_PHRASINGS,
  SALES_PHRASINGS,
  BUYING_PHRASINGS,
  PLANNING_PHRASINGS,
  FINANCE_PHRASINGS,
  WRITE_PHRASINGS,
  DOCUMENT_PHRASINGS,
  RISK_PHRASINGS,
];

/** All phrasings of one use case each: every other one of a list is only counted, the rest is tuned on. */
export const PARAPHRASES: readonly Paraphrase[] = [
  ...[...MORE_TUNING_PHRASINGS, ...LATER_TUNING_PHRASINGS].flatMap((phrasing) => paraphrase(phrasing, "tune")),
  ...LISTS.flatMap((list) => {
    const { tuning, heldOut } = halves(list);
    return [...tuning.flatMap((phrasing) => paraphrase(phrasing, "tune")), ...heldOut.flatMap((phrasing) => paraphrase(phrasing, "report"))];
  }),
  ...inLanguage("de", GERMAN),
  ...inLanguage("fr", FRENCH),
  ...inLanguage("nl", DUTCH),
  ...inLanguage("es", SPANISH),
];

function inLanguage(language: string, { pairs, more }: ForeignPhrasings): Paraphrase[] {
  const pairwise = Object.entries(pairs).flatMap(([useCase, [tuned, counted]]): Paraphrase[] => [
    { say: tuned, useCase, language, half: "tune" },
    { say: counted, useCase, language, half: "report" },
  ]);
  return [...pairwise, ...more.map(([useCase, say]): Paraphrase => ({ say, useCase, language, half: "tune" }))];
}

function paraphrase({ say, expect }: Phrasing, half: Paraphrase["half"]): Paraphrase[] {
  const [useCase] = Array.isArray(expect) ? expect : [];
  return useCase === undefined ? [] : [{ say, useCase, language: "en", half }];
}
