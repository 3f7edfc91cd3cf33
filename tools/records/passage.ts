import { record, text, whole } from "../output.ts";

/** What every tool says of a passage of a document; its text is quoted as it stands. */
export const passage = record("document.passage", {
  document: text("document.passage.document", "open"),
  heading: text("document.passage.heading", "free_text.document"),
  page: whole("document.passage.page"),
  text: text("document.passage.text", "free_text.document"),
});
