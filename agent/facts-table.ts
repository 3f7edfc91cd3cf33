import type { LabelledFact } from "../guardrails/observe.ts";

const MOST_FACTS = 18;
const NAMES = ["reference", "name", "code", "product"];
/** Said with the values that they belong to, or of no use by themselves. */
const LEFT_OUT = new Set(["id", "currency", "uom", "company"]);

/** The turn's facts as they are, for an answer that had to be withheld; nothing when there are none. */
export function factsTable(facts: readonly LabelledFact[]): string | undefined {
  const records = [...Map.groupBy(facts, ({ place, source }) => place?.within.join("|") ?? `${source.model}/${source.id}`).values()];
  const rows = records.flatMap((record) => {
    const name = record.find((fact) => NAMES.includes(keyOf(fact)))?.value ?? "";
    const unit = (fact: LabelledFact) =>
      /^-?\d/.test(fact.value) && isAmount(fact) ? (record.find((one) => keyOf(one) === "currency")?.value ?? "") : "";
    return record
      .filter((fact) => !LEFT_OUT.has(keyOf(fact)) && fact.value !== name)
      .map((fact) => `| ${cell(name)} | ${title(keyOf(fact))} | ${cell(`${fact.value} ${unit(fact)}`.trim())} |`);
  });
  if (rows.length === 0) return undefined;
  const more = rows.length > MOST_FACTS ? "\n\nThere is more; ask for one record to see it." : "";
  return `| Record | What | Value |\n| --- | --- | --- |\n${rows.slice(0, MOST_FACTS).join("\n")}${more}`;
}

function keyOf({ place, source }: LabelledFact): string {
  return String(place?.path.findLast((step) => typeof step === "string") ?? source.field);
}

function isAmount({ label }: LabelledFact): boolean {
  return label !== "open";
}

/** "daysLate" as "Days late". */
function title(key: string): string {
  const words = key
    .replaceAll(/([A-Z])/g, " $1")
    .replaceAll("_", " ")
    .toLowerCase();
  return words.charAt(0).toUpperCase() + words.slice(1);
}

function cell(value: string): string {
  return value.replaceAll("|", "/").replaceAll("\n", " ").slice(0, 200);
}
