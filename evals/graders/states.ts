import { daysIn, numbersIn } from "../../server/sampling/written-values.ts";
import type { Value } from "../harness/value.ts";

/** Whether a text states a value, in whichever way people of five languages write it. */
export function states(text: string, value: Value, dayOf: (moment: string) => string): boolean {
  switch (value.kind) {
    case "text":
    case "link":
      return plain(text).includes(plain(value.text));
    case "number":
      return numbersIn(text).some((number) => Math.abs(Math.abs(number) - Math.abs(value.number)) < 0.005);
    case "day":
      return daysIn(text).has(value.day);
    case "moment":
      return daysIn(text).has(dayOf(value.moment));
    case "ids":
    case "empty":
      return false;
  }
}

function plain(text: string): string {
  return text
    .normalize("NFKC")
    .replaceAll(/[*_`\\]/g, "")
    .replaceAll(/\s+/g, " ")
    .toLowerCase()
    .trim();
}
