import type { ErrorCode } from "../../../../core/errors.ts";
import type { Speech } from "../../../languages/say/speech.ts";
import type { ToolResult } from "../../model.ts";

type Refused = Extract<ToolResult, { kind: "refused" }>;

const OWN_WORDS: { readonly [Code in ErrorCode]?: string } = {
  ODOO_UNREACHABLE: "Odoo can't be reached right now, so I can't say; nothing was guessed. Please ask again in a few minutes.",
  ODOO_KEY_REJECTED: "Odoo does not accept your key any more, so I could look nothing up. Renew your Odoo key and ask again.",
  ODOO_FAULT: "Odoo failed while I looked this up, so I can't say; nothing was guessed. Please ask again, or have me hand this to a person.",
  STORE_UNAVAILABLE: "My own database can't be reached, so I did nothing. Please ask again in a few minutes.",
  UNKNOWN_OUTCOME: "Odoo's answer was lost; what became of this is being looked up. Please do not ask for it again before that is known.",
};

/** A refusal in words for a person: what the tool said, without its advice to a model. */
export function refusedText({ code, message }: Refused, { say, told }: Speech): string {
  const own = OWN_WORDS[code];
  if (own) return say(own);
  const said = told(forPeople(message));
  if (code === "DENIED" || code === "ODOO_DENIED")
    return /outside your role/i.test(message) ? said : `${say("That is outside your role.")} ${said}`.trim();
  return said === "" ? say("I could not look this up.") : said;
}

/** Sentences that name a tool are for models. */
export function forPeople(message: string): string {
  return message
    .split(/(?<=[.!?])\s+/)
    .filter((sentence) => !/\b[a-z]+_[a-z_]+\b/.test(sentence.replaceAll(/"[^"]*"/g, "")))
    .join(" ");
}
