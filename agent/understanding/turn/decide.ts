import type { UseCase } from "../../../guardrails/use-case.ts";
import type { Entity } from "../entities/entity.ts";
import { reweighed } from "../learned/reweighed.ts";
import { FITS, type Fit } from "../match/matcher.ts";
import { moodOf } from "../match/mood.ts";
import { kindsOf } from "../match/slot-kinds.ts";
import type { Carried, SlotValues } from "../understanding.ts";
import { byLikeness } from "./by-likeness.ts";
import { rememberedFor } from "./carry.ts";
import { type Around, type Decision, intentOf } from "./decision.ts";
import { fillSlots, missingSlot } from "./fill.ts";
import { followUp, usualFor } from "./follow-up.ts";
import type { Part } from "./parts.ts";

/** How much better another role's use must fit before one's own is passed over. */
const OWN_LEAD = 0.12;
/** Two uses that fit this closely are put to the person. */
const TIE = 0.01;

export function decide(part: Part, index: number, parts: readonly Part[], around: Around): Decision[] {
  const { likeness } = around;
  const decided = byWords(part, index, parts, around);
  if (!likeness) return decided;
  const evidence = likeness.evidence?.get(part.span);
  // "And Reno?" goes on with the last question, which what was learned of single questions can't know.
  const goesOn = decided.some((decision) => decision.kind === "intent" && decision.again === true);
  if (!evidence || goesOn) return byLikeness(decided, part, likeness, around);
  const anew = reweighed(part, evidence, around.useCases);
  return byLikeness(byWords(anew, index, parts, around), anew, likeness, around);
}

function byWords(part: Part, index: number, parts: readonly Part[], around: Around): Decision[] {
  const { carried, useCases } = around;
  const isOwn = new Set(useCases.map(({ id }) => id));
  const [best] = part.fits;
  const own = part.fits.filter(({ useCase }) => isOwn.has(useCase.id));
  const [first, second] = own;

  const again = followUp(part.reading, carried, useCases);
  const goesOn = carried.useCase !== undefined;
  if (again && (!best || best.score < FITS || (goesOn && (best.score < FITS + 0.15 || best.useCase.id === again.useCase.id)))) {
    const { useCase, slots } = again;
    const further = goesOn ? [] : fillSlots(useCase, part.reading).more;
    const all = [slots, ...further.map(({ slot, value }) => ({ ...slots, [slot]: value }))];
    return all.map((one) => ({ ...intentOf(useCase, one, 0.6, part), ...(goesOn ? { again: true as const } : {}) }));
  }
  if ((first?.score ?? 0) < FITS && (best?.score ?? 0) < FITS) {
    const asked = aboutRecord(part, first, useCases);
    if (asked) {
      const { slots, more } = fillSlots(asked, part.reading);
      const all = [slots, ...more.map(({ slot, value }) => ({ ...slots, [slot]: value }))];
      return all.map((one) => intentOf(asked, one, first?.score ?? FITS_WITH_RECORD, part));
    }
  }
  if (first && goesOnAbout(part, first, carried) && (best?.score ?? 0) < FITS) {
    const slots = complement(first.useCase, fillSlots(first.useCase, part.reading).slots, part, index, parts, carried);
    return [intentOf(first.useCase, slots, first.score, part)];
  }
  if (!best || best.score < FITS) return [bareName(part, useCases) ?? { kind: "none", span: part.span, isRequest: isRequest(part) }];
  if (!isOwn.has(best.useCase.id) && (!first || first.score < FITS || first.score < best.score - OWN_LEAD))
    return [{ kind: "outside", useCase: best.useCase, confidence: best.score }];
  if (!first) return [{ kind: "none", span: part.span, isRequest: isRequest(part) }];
  if (second && second.score >= FITS && first.score - second.score < TIE && first.useCase.autonomy !== second.useCase.autonomy) {
    const choices = [first.useCase.title, second.useCase.title];
    const slots = { ...fillSlots(second.useCase, part.reading).slots, ...fillSlots(first.useCase, part.reading).slots };
    return [{ kind: "choose", question: "Which of these do you mean?", pending: { useCase: first.useCase.id, slot: "", slots, choices } }];
  }
  const { slots, more } = fillSlots(first.useCase, part.reading);
  const complete = complement(first.useCase, slots, part, index, parts, carried);
  return [
    intentOf(first.useCase, complete, first.score, part),
    ...more.map(({ slot, value }) => intentOf(first.useCase, { ...complete, [slot]: value }, first.score, part)),
  ];
}

/** Fills what is missing from the other questions of the message, then from what was talked about. */
function complement(useCase: UseCase, slots: SlotValues, part: Part, index: number, parts: readonly Part[], carried: Carried): SlotValues {
  let out = slots;
  const others = [...parts.slice(0, index).reverse(), ...parts.slice(index + 1)];
  const said = part.reading.tokens.map(({ lower }) => lower);
  for (let missing = missingSlot(useCase, out); missing; missing = missingSlot(useCase, out)) {
    const [name, slot] = missing;
    if (slot.type === "text" || slot.type === "summary" || slot.type === "lines") break;
    const kinds = kindsOf(slot);
    const nearby = others.flatMap(({ reading }) => reading.entities).find(({ kind }) => kinds.includes(kind));
    const value = nearby?.value ?? rememberedFor(slot, carried);
    if (value === undefined) break;
    out = { ...out, [name]: value };
  }
  if (out === slots && !namesSubject(useCase, slots) && refersBack(said)) out = { ...referent(useCase, slots, others, carried), ...slots };
  return out;
}

const BACK = new Set("it its it's they them their theirs this that these those he she him his her same the".split(" "));
const STRONG_BACK = new Set("it its it's they them their theirs he she him his her".split(" "));

function refersBack(said: readonly string[]): boolean {
  return (
    said.some((word) => STRONG_BACK.has(word)) ||
    /\b(?:this|that|the|same) (?:order|customer|product|invoice|delivery|vendor|supplier|one)\b/.test(
      said.filter((word) => BACK.has(word) || word.length > 2).join(" "),
    )
  );
}

const SUBJECTS = new Set<string>(["order", "delivery", "purchase_order", "invoice", "product", "name", "quoted"]);

/** Whether the question names its own record, so that nothing earlier is meant. */
function namesSubject(useCase: UseCase, slots: SlotValues): boolean {
  return Object.entries(useCase.slots).some(([name, slot]) => slots[name] !== undefined && kindsOf(slot).some((kind) => SUBJECTS.has(kind)));
}

/** For uses that need no record: "their open invoices", "is it paid?". */
function referent(useCase: UseCase, slots: SlotValues, others: readonly Part[], carried: Carried): SlotValues {
  const entities: readonly Entity[] = others.flatMap(({ reading }) => reading.entities);
  for (const [name, slot] of Object.entries(useCase.slots)) {
    if (slots[name] !== undefined || slot.type === "warehouse") continue;
    const kinds = kindsOf(slot).filter((kind) => SUBJECTS.has(kind));
    const value = entities.find(({ kind }) => kinds.includes(kind))?.value ?? rememberedFor(slot, carried);
    if (value !== undefined) return { [name]: value };
  }
  return {};
}

/** A name and nothing else: the person says what about it. */
function bareName(part: Part, useCases: readonly UseCase[]): Decision | undefined {
  const [name, ...rest] = part.reading.entities;
  const words = part.reading.marks.filter(({ sign }) => !sign.startsWith("<")).length;
  if (!name || rest.length > 0 || words > 0 || (name.kind !== "name" && name.kind !== "quoted")) return undefined;
  if (/^[\p{Ll}\s]+$/u.test(name.value)) return undefined;
  const slots = { customer: name.value, product: name.value, partner: name.value };
  const choices = ["customer_overview", "find_orders", "stock_availability", "invoices"].flatMap(
    (id) => useCases.find((useCase) => useCase.id === id)?.title ?? [],
  );
  if (choices.length === 0) return undefined;
  return { kind: "choose", question: `What would you like to know about ${name.value}?`, pending: { useCase: "", slot: "", slots, choices } };
}

/** How far below a full fit "what about the invoice?" may lie where a record was talked about. */
const ALMOST = 0.06;

function goesOnAbout({ span }: Part, { useCase, score }: Fit, { slots }: Carried): boolean {
  return (
    useCase.autonomy === "answer" && score >= FITS - ALMOST && Object.keys(slots).length > 0 && /^(?:(?:and|ok|so) )*(?:what|how) about\b/i.test(span)
  );
}

/** With a record's number in it, and nothing asked to be changed, a weaker fit is enough; a plain question needs none. */
const FITS_WITH_RECORD = 0.24;
const RECORDS = new Set(["order", "delivery", "purchase_order", "invoice", "product"]);

function aboutRecord({ reading }: Part, first: Fit | undefined, useCases: readonly UseCase[]): UseCase | undefined {
  const { kind: mood } = moodOf(reading);
  const records = reading.entities.filter(({ kind }) => RECORDS.has(kind));
  if (records.length === 0 || mood === "change" || mood === "forbidden") return undefined;
  const takesOne =
    first?.useCase.autonomy === "answer" && records.some(({ kind }) => Object.values(first.useCase.slots).flatMap(kindsOf).includes(kind));
  if (first && takesOne && first.score >= FITS_WITH_RECORD) return first.useCase;
  return mood === "question" ? usualFor(reading, useCases) : undefined;
}

function isRequest(part: Part): boolean {
  return part.span.endsWith("?") || moodOf(part.reading).kind !== "open";
}
