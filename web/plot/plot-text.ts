import type { PlotUnit } from "../../core/wire.ts";
import { amountText, numberText } from "../text/format.ts";
import { visible } from "../text/visible-characters.ts";

const DAY_MS = 86_400_000;

/** "1,234.50 USD" or "12 Units" in the reader's notation, the decimal kept exact. */
export function valueText(value: string, unit: PlotUnit): string {
  if ("currency" in unit) return visible(amountText({ amount: value, currency: unit.currency }));
  return visible(`${numberText(value)} ${unit.uom}`.trim());
}

/** What the numbers of an axis count. */
export const unitText = (unit: PlotUnit): string => visible("currency" in unit ? unit.currency : unit.uom);

/** A tick in short: "10K" where there is no room for more. */
export const tickText = (value: number): string => new Intl.NumberFormat(undefined, { notation: "compact", maximumFractionDigits: 2 }).format(value);

/** The number of a day, to place it on an axis; NaN for what is no day. */
export const dayNumber = (day: string): number => Date.parse(`${day}T00:00:00Z`) / DAY_MS;

export const shortDay = (day: number): string => formatted(day, { day: "numeric", month: "short" });
export const wholeDay = (day: string): string => (Number.isNaN(dayNumber(day)) ? visible(day) : formatted(dayNumber(day), { dateStyle: "medium" }));

function formatted(day: number, options: Intl.DateTimeFormatOptions): string {
  return new Intl.DateTimeFormat(undefined, { ...options, timeZone: "UTC" }).format(new Date(day * DAY_MS));
}

/** As much of a text as fits into so many pixels of the small type. */
export function fitted(text: string, pixels: number): string {
  const characters = [...text];
  const room = Math.max(1, Math.floor(pixels / 7));
  return characters.length <= room ? text : `${characters.slice(0, room - 1).join("")}…`;
}
