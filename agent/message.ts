import { CopilotError } from "../core/errors.ts";

export const LONGEST_MESSAGE = 4_000;

/** The message as everything after it sees it: NFKC, without control, zero-width, tag, bidirectional and other invisible characters. */
export function normaliseMessage(raw: string): string {
  assertShort(raw);
  const text = raw
    .normalize("NFKC")
    .replaceAll(/[\t\n\r\u2028\u2029]+/g, " ")
    .replaceAll(/[\p{C}\p{Default_Ignorable_Code_Point}]/gu, "")
    .replaceAll(/ {2,}/g, " ")
    .trim();
  if (text === "") throw new CopilotError("BAD_INPUT", "The message is empty. Ask a question, such as “Where is order S00028?”.");
  assertShort(text);
  return text;
}

/** Asked before and after folding, because one character can stand for eighteen. */
function assertShort({ length }: string): void {
  if (length > LONGEST_MESSAGE)
    throw new CopilotError("BAD_INPUT", `This message has ${length} characters; the most is ${LONGEST_MESSAGE}. Ask a shorter question, or several.`);
}
