import { CopilotError } from "../../core/errors.ts";

/** A database that can't be asked counts as no. */
export async function counting<Result>(work: Promise<Result>): Promise<Result> {
  try {
    return await work;
  } catch (cause) {
    if (cause instanceof CopilotError) throw cause;
    const message = "The limits can't be checked just now, so nothing was done. Try again; if it goes on, see /readyz.";
    throw new CopilotError("STORE_UNAVAILABLE", message, { cause });
  }
}
