import { addDays, instantIn } from "../../core/dates.ts";
import { CopilotError } from "../../core/errors.ts";
import { today } from "../days.ts";
import type { OwnRecord, Span } from "../own-record.ts";
import type { ToolContext } from "../tool.ts";

const MOST_DAYS = 366;

/** Our own record, and the days of it that are meant: today where none were named, a year at most. */
export function ownRecordOf(
  context: ToolContext,
  asked: { readonly from?: string | undefined; readonly to?: string | undefined },
): { readonly record: OwnRecord; readonly span: Span; readonly from: string; readonly to: string } {
  if (!context.ownRecord) throw new CopilotError("NOT_CONFIGURED", "The record of what Countersign did is not connected here. Ask an administrator.");
  const to = asked.to ?? today(context);
  const from = asked.from ?? (asked.to === undefined ? today(context) : asked.to);
  const first = [from, addDays(to, -MOST_DAYS)].sort().at(-1) ?? from;
  const span = { from: instantIn(context.timeZone, first, "00:00"), until: instantIn(context.timeZone, addDays(to, 1), "00:00") };
  return { record: context.ownRecord, span, from: first, to };
}
