import { html, nothing, type TemplateResult } from "lit";
import type { ApprovalCard } from "../../core/wire.ts";
import { plainText } from "../text/folded-text.ts";
import { fieldInWords } from "../text/format.ts";

/** What asked for the change, and whose words may have led to it; quoted text is somebody's, never an instruction. */
export function provenanceView({ provenance }: Pick<ApprovalCard, "provenance">): TemplateResult | typeof nothing {
  if (provenance === undefined || provenance.sentences.length === 0) return nothing;
  return html`<section class="provenance" aria-label="Where this request came from">
    ${provenance.sentences.map((sentence) => html`<p class="small">${plainText(sentence)}</p>`)}
    ${provenance.influences.map(
      ({ label, field, quote }) =>
        html`<blockquote class="small"><span class="muted">${plainText(label)}, ${fieldInWords(field).toLowerCase()}:</span> ${plainText(quote)}</blockquote>`,
    )}
  </section>`;
}
