import type { Mask } from "./mask.ts";

const INTERNATIONAL = "(?:\\+|\\b00)[1-9][\\d ()./-]{5,18}\\d";
const AREA_IN_BRACKETS = "\\(0?\\d{2,5}\\)[ ]?\\d{2,4}(?:[ -]?\\d{2,5}){1,3}";
const NORTH_AMERICAN = "\\b\\d{3}([-. ])\\d{3}\\1\\d{4}";
const NATIONAL = "\\b0\\d{1,4}[ /-]\\d{3,8}(?:[ -]\\d{2,5}){0,3}";

/** Telephone numbers as people write them; a number with too few digits, such as a day or a quantity, is none. */
export const phone: Mask = {
  name: "phone",
  label: "personal.contact",
  pattern: new RegExp(`(?<![\\p{L}\\d/_.,-])(?:${NORTH_AMERICAN}|${INTERNATIONAL}|${AREA_IN_BRACKETS}|${NATIONAL})(?![\\p{L}\\d_])`, "gu"),
  show: (match) => (match.replaceAll(/\D/g, "").length >= 7 ? "•••" : undefined),
};
