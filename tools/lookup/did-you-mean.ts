import { allOf } from "../../core/domain.ts";
import { CopilotError } from "../../core/errors.ts";
import type { Row } from "../../odoo/reader.ts";
import { NAMED_MODELS } from "../names.ts";
import type { ToolContext } from "../tool.ts";
import type { Named } from "./by-name.ts";
import { type Candidate, chooseOne, notFound, type Sought, short } from "./choose.ts";

const MOST_CHOICES = 4;
const MOST_IDS = 500;
/** Others are put beside the likest name only if they are nearly as like. */
const NEARLY = 0.8;

/** The one best candidate; where there is none, names like it are put to the person, who says whether one was meant. */
export async function chooseOrSuggest(context: ToolContext, kind: Named, candidates: readonly Candidate<Row>[], sought: Sought): Promise<Row> {
  if (candidates.length > 0) return chooseOne(candidates, sought);
  const choices = await suggestions(context, kind, sought.typed);
  if (choices.length === 0) throw notFound(sought);
  throw new CopilotError("AMBIGUOUS", `There is no ${sought.what} called "${short(sought.typed)}", but there are names like it.`, { choices });
}

/** The index only proposes ids: which of them there are, and what they are called, the person's own reader says. */
async function suggestions({ odoo, names }: ToolContext, kind: Named, typed: string): Promise<string[]> {
  const model = NAMED_MODELS.find((one) => one === kind.model);
  const like = model && (await names?.like(model, typed));
  if (!like || like.size === 0) return [];
  const rows = await odoo.search(kind.model, {
    domain: allOf(kind.domain, [["id", "in", [...like.keys()].sort((one, other) => one - other)]]),
    fields: [...new Set([kind.nameField, ...(kind.codeField ? [kind.codeField] : []), ...kind.fields])],
    limit: MOST_IDS,
    order: "id",
  });
  const found = rows.map((row) => ({ label: kind.label(row), likeness: like.get(row.id) ?? 0 })).sort((one, other) => other.likeness - one.likeness);
  const best = found[0]?.likeness ?? 0;
  return [...new Set(found.filter(({ likeness }) => likeness >= best * NEARLY).map(({ label }) => label))].slice(0, MOST_CHOICES);
}
