import type { FoundPassages } from "../../../../tools/read/search_documents.ts";
import type { Speech } from "../../../languages/say/speech.ts";
import { paragraphs } from "./format.ts";

type Passage = FoundPassages["passages"][number];

/** A passage word for word, and under it where it stands. */
export function quotation({ document, heading, page, text }: Passage, { say }: Speech): string {
  const lines = (text ?? "").split("\n").map((line) => `> ${line}`);
  const place = [heading, page ? say("page {page}", { page }) : ""].filter(Boolean).join(", ");
  return paragraphs(lines.join("\n>\n"), `**${document ?? say("A document")}**${place ? `: ${place}` : ""}`);
}
