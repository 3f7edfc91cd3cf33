import type { FoundPassages } from "../../../../tools/read/search_documents.ts";
import { answer } from "../wording/answer.ts";
import { paragraphs } from "../wording/format.ts";
import { quotation } from "../wording/quotation.ts";

export default answer<FoundPassages>(({ passages, documentCount }) => {
  const shown = passages.filter(({ text }) => typeof text === "string");
  if (shown.length > 0)
    return paragraphs(shown.length === 1 ? "Our documents say:" : "Our documents say, the best fit first:", ...shown.map(quotation));
  if (Number(documentCount ?? 0) === 0)
    return "There is no document that you may read here, so I can't say what the rule is. Ask an administrator which documents are set up.";
  return `The documents that you may read (${documentCount}) don't say. Ask the person who is in charge, or ask me to hand this to a person.`;
});
