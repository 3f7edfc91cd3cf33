import type { UseCase } from "../../../guardrails/use-case.ts";
import type { Entity } from "../entities/entity.ts";
import { moodOf } from "../match/mood.ts";
import type { Reading } from "../match/reading.ts";
import { kindsOf } from "../match/slot-kinds.ts";
import type { Carried, SlotValues } from "../understanding.ts";
import { fillSlots } from "./fill.ts";

export interface FollowUp {
  readonly useCase: UseCase;
  readonly slots: SlotValues;
}

const ELLIPSIS =
  /^(?:(?:ok|okay|and|or|also|but|no|so|then|hm+|sorry|please)[, ]+)*(?:what about|how about|and|or|same (?:for|with)|the same (?:for|with)|for|from|of|also|with|not|no|make (?:it|that)|rather|better|i mean|i meant|instead)\b/i;
const LONGEST = 5;

/** What a bare record is asked about when nothing else is said. */
const USUAL: readonly (readonly [kinds: readonly Entity["kind"][], useCases: readonly string[]])[] = [
  [["order", "delivery"], ["order_status"]],
  [["purchase_order"], ["purchase_order_risk", "find_purchase_orders"]],
  [["invoice"], ["invoices"]],
  [["product"], ["stock_availability", "product_price_and_cost"]],
];

/** "And for Azure Interior?", "what about S00030?", "Friday instead": the last question again, with what is new in it. */
export function followUp(reading: Reading, carried: Carried, useCases: readonly UseCase[]): FollowUp | undefined {
  if (reading.entities.length === 0) return undefined;
  const words = reading.marks.filter(({ sign }) => !sign.startsWith("<")).length;
  const start = Math.min(...[...reading.tokens, ...reading.entities].map((item) => item.start));
  const isElliptic = ELLIPSIS.test(reading.text.slice(start)) && words <= LONGEST;
  if (!isElliptic && words > 1) return undefined;

  const mood = moodOf(reading);
  const last = useCases.find(({ id }) => id === carried.useCase);
  if (mood.kind === "forbidden" || (mood.kind === "change" && !(mood.head === "make" && last?.autonomy === "propose"))) return undefined;
  const asksAnew = mood.kind === "question" && !isElliptic && last?.autonomy === "propose";
  if (last && carried.last && !asksAnew) {
    const slots = fillSlots(last, reading).slots;
    if (takesAll(last, reading)) return { useCase: last, slots: { ...withoutRivals(last, carried.last, slots), ...slots } };
  }
  const useCase = usualFor(reading, useCases);
  if (!useCase) return undefined;
  return { useCase, slots: fillSlots(useCase, reading).slots };
}

/** Every entity of the message must have a place in the last question, or it is another one. */
function takesAll(useCase: UseCase, { entities }: Reading): boolean {
  const taken = new Set(Object.values(useCase.slots).flatMap(kindsOf));
  return entities.length > 0 && entities.every(({ kind }) => taken.has(kind) || (kind === "date" && taken.has("period")));
}

/** An order that is named takes the place of the customer that was, and the other way round; dates and texts stay. */
function withoutRivals(useCase: UseCase, last: SlotValues, fresh: SlotValues): SlotValues {
  const isSubject = (name: string) => {
    const type = useCase.slots[name]?.type ?? "";
    return /order|customer|partner|vendor|product|invoice|delivery/.test(type) && !type.startsWith("choice");
  };
  const subjectIsNew = Object.keys(fresh).some(isSubject);
  if (!subjectIsNew || useCase.autonomy === "propose") return last;
  return Object.fromEntries(Object.entries(last).filter(([name]) => !isSubject(name)));
}

/** The use that a record's number alone points to. */
export function usualFor({ entities }: Reading, useCases: readonly UseCase[]): UseCase | undefined {
  const usual = USUAL.find(([kinds]) => entities.some(({ kind }) => kinds.includes(kind)))?.[1];
  return usual?.map((id) => useCases.find((one) => one.id === id)).find((one) => one !== undefined);
}
