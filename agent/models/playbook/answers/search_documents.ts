import type { FoundPassages } from "../../../../tools/read/search_documents.ts";
import { answer } from "../wording/answer.ts";
import { paragraphs } from "../wording/format.ts";
import { quotation } from "../wording/quotation.ts";

export default answer<FoundPassages>(({ passages, documentCount }, { speech }) => {
  const { say } = speech;
  const shown = passages.filter(({ text }) => typeof text === "string");
  if (shown.length > 0)
    return paragraphs(
      shown.length === 1 ? say("Our documents say:") : say("Our documents say, the best fit first:"),
      ...shown.map((passage) => quotation(passage, speech)),
    );
  const count = Number(documentCount ?? 0);
  if (count === 0)
    return say("There is no document that you may read here, so I can't say what the rule is. Ask an administrator which documents are set up.");
  return say("The documents that you may read ({count}) don't say. Ask the person who is in charge, or ask me to hand this to a person.", { count });
});
