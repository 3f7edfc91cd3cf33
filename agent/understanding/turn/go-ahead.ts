import type { UseCase } from "../../../guardrails/use-case.ts";
import type { Carried, SlotValues } from "../understanding.ts";

/** Uses whose answer can be carried out as it stands, and the use that does it. */
const CARRIED_OUT_BY: Readonly<Record<string, string>> = { sourcing_plan: "source_and_order" };

const OPENING = "(?:(?:yes|yep|yeah|ok|okay|sure|fine|good|great|perfect|agreed|please|then|so|now|and)[,.! ]+)*";
const PLANNED =
  "(?:it|them|that|this|those|these|all(?: of (?:it|them|that|those))?|everything|the (?:purchase )?orders?|the pos?|the rfqs?|the plan)";
const WAY = "(?:(?: exactly| just)? (?:like|as) (?:it|that|this|planned|proposed|shown|you said))?";
const GO_AHEAD = new RegExp(
  `^[,.! ]*${OPENING}(?:yes|go ahead|do (?:it|that|so)|(?:order|create|propose|buy|raise|place|draft|make|prepare) ${PLANNED}${WAY})(?:[, ]+(?:please|then|now))*[.! ]*$`,
  "i",
);

/** "Yes, create them", "order it like that": what the last answer worked out is to be proposed, for the same question. */
export function goAhead(
  text: string,
  { useCase, last, pending }: Carried,
  useCases: readonly UseCase[],
): { readonly useCase: UseCase; readonly slots: SlotValues } | undefined {
  if (useCase === undefined || pending !== undefined || !GO_AHEAD.test(text.trim())) return undefined;
  const next = useCases.find(({ id }) => id === CARRIED_OUT_BY[useCase]);
  return next && { useCase: next, slots: last ?? {} };
}
