import { CopilotError } from "../core/errors.ts";

/** An option that is a number of things to do, within reason. */
export function boundedCount(typed: string | undefined, option: string, most: number): number {
  const count = Number(typed);
  if (Number.isSafeInteger(count) && count > 0 && count <= most) return count;
  throw new CopilotError("BAD_INPUT", `${option} is a whole number from 1 to ${most}.`);
}
