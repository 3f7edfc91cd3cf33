import { CopilotError } from "../core/errors.ts";

export const LONGEST_MESSAGE = 4_000;

/** The message as everything after it sees it: NFKC, without control, zero-width, tag and bidirectional characters. */
export function normaliseMessage(raw: string): string {
  if (raw.length > LONGEST_MESSAGE) {
    throw new CopilotError(
      "BAD_INPUT",
      `This message has ${raw.length} characters; the most is ${LONGEST_MESSAGE}. Ask a shorter question, or several.`,
    );
  }
  const text = raw
    .normalize("NFKC")
    .replaceAll(/[\t\n\r\u2028\u2029]+/g, " ")
    .replaceAll(/\p{C}/gu, "")
    .replaceAll(/ {2,}/g, " ")
    .trim();
  if (text === "") throw new CopilotError("BAD_INPUT", "The message is empty. Ask a question, such as “Where is order S00028?”.");
  return text;
}
