import type { Speech } from "./speech.ts";

/** A question of the policy's, word for word, or one that holds a name; braces that a person typed are no message's. */
export function askedIn(question: string, { say, told }: Pick<Speech, "say" | "told">): string {
  const said = /[{}]/.test(question) ? question : say(question);
  return said === question ? told(question) : said;
}
