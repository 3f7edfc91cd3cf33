import type { InsightDoubt } from "../../../../tools/lookup/insight-doubts.ts";
import type { Speech } from "../../../languages/say/speech.ts";
import { sentences } from "./format.ts";

/** A sentence for each estimate behind an answer that isn't trusted, with how far it was off; empty where all are. */
export function doubtText(doubts: readonly InsightDoubt[], speech: Speech): string {
  return sentences(...doubts.map((doubt) => (doubt.insight === "demand" ? ofDemand(doubt, speech) : ofLeadTimes(doubt, speech))));
}

function ofDemand({ state, from, to, than, offPercent, usualPercent }: InsightDoubt, { say, day, number }: Speech): string {
  if (state === "unchecked") return say("Whether the demand forecast holds could not be checked yet.");
  if (!from || !to || !than || !offPercent || !usualPercent) return say("The demand forecast is doubted: demand is no longer what it was.");
  return than === "less"
    ? say("The demand forecast is doubted: from {from} to {to} customers took {off} % less than forecast; {usual} % off is usual.", {
        from: day(from),
        to: day(to),
        off: number(offPercent),
        usual: number(usualPercent),
      })
    : say("The demand forecast is doubted: from {from} to {to} customers took {off} % more than forecast; {usual} % off is usual.", {
        from: day(from),
        to: day(to),
        off: number(offPercent),
        usual: number(usualPercent),
      });
}

function ofLeadTimes({ state, from, to, latePercent, usualLatePercent }: InsightDoubt, { say, day, number }: Speech): string {
  if (state === "unchecked") return say("Whether vendors are as late as they use to be could not be checked yet.");
  if (!from || !to || !latePercent || !usualLatePercent)
    return say("When receipts come is doubted: vendors are no longer as late as they used to be.");
  return say("When receipts come is doubted: from {from} to {to} {late} % of deliveries were late; before, {usual} % were.", {
    from: day(from),
    to: day(to),
    late: number(latePercent),
    usual: number(usualLatePercent),
  });
}
