import type { FoundPassages } from "../../../../tools/read/search_documents.ts";
import { paragraphs } from "./format.ts";

type Passage = FoundPassages["passages"][number];

/** A passage word for word, and under it where it stands. */
export function quotation({ document, heading, page, text }: Passage): string {
  const lines = (text ?? "").split("\n").map((line) => `> ${line}`);
  const place = [heading, page ? `page ${page}` : ""].filter(Boolean).join(", ");
  return paragraphs(lines.join("\n>\n"), `**${document ?? "A document"}**${place ? `: ${place}` : ""}`);
}
