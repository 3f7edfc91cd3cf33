import { CopilotError } from "../core/errors.ts";
import type { VerbIo } from "./verb.ts";

/** Runs a verb; what a person can act on is printed without a stack, anything else is a bug and keeps it. */
export async function runVerb(io: Pick<VerbIo, "err">, run: () => Promise<number>): Promise<number> {
  try {
    return await run();
  } catch (error) {
    if (error instanceof CopilotError) {
      io.err(`${error.code}: ${error.message}`);
      for (const choice of error.choices) io.err(`  · ${choice}`);
      return 1;
    }
    if (error instanceof Error && "code" in error && String(error.code).startsWith("ERR_PARSE_ARGS")) {
      io.err(`BAD_INPUT: ${error.message}`);
      return 2;
    }
    io.err(error instanceof Error ? (error.stack ?? error.message) : String(error));
    return 1;
  }
}
