import type { PlaceholderCode } from "./placeholders.ts";

/** Codes that count from 00000001, so that a test can name them. */
export function countingCodes(): PlaceholderCode {
  let next = 0;
  return () => {
    next += 1;
    return String(next).padStart(8, "0");
  };
}
