import { CopilotError } from "../core/errors.ts";
import { errorCode } from "./error-code.ts";

/** Says at which step the database failed, and what to do then; errors of our own, and bugs, rise as they are. */
export async function atStep<Result>(whenItFails: string, work: () => Promise<Result>): Promise<Result> {
  try {
    return await work();
  } catch (cause) {
    if (cause instanceof CopilotError || errorCode(cause) === "") throw cause;
    throw new CopilotError("STORE_UNAVAILABLE", whenItFails, { cause });
  }
}
