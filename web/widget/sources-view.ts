import { css, html, nothing, type TemplateResult } from "lit";
import type { TurnResult } from "../../core/wire.ts";
import { plainText } from "../text/folded-text.ts";
import { fieldInWords, inWords } from "../text/format.ts";
import { recordWord } from "../text/record-words.ts";
import { groupFacts } from "./fact-groups.ts";

const MOST_GROUPS = 60;

/** What an answer rests on, folded, and what it left out for this role. */
export function sourcesView(result: TurnResult): TemplateResult {
  const groups = groupFacts(result.facts);
  const named = [
    result.model,
    `${result.ms.toLocaleString()} ms`,
    ...result.calls.map(({ tool, rows, status }) => `${inWords(tool)}${status === "ok" ? `, ${rows} rows` : `, ${status}`}`),
  ];
  return html`
    ${masked(result)}
    ${
      groups.length === 0
        ? nothing
        : html`<details class="sources small">
            <summary>Sources: ${groups.length} ${groups.length === 1 ? "record" : "records"}, ${result.facts.length} ${result.facts.length === 1 ? "value" : "values"}</summary>
            ${groups.slice(0, MOST_GROUPS).map(
              ({ title, values }) => html`<section>
                <h4>${plainText(title)}</h4>
                <dl>${values.map(({ field, value }) => html`<div><dt>${plainText(field)}</dt><dd>${plainText(value)}</dd></div>`)}</dl>
              </section>`,
            )}
            ${groups.length > MOST_GROUPS ? html`<p class="muted">and ${groups.length - MOST_GROUPS} more</p>` : nothing}
            <p class="muted">${named.join(" · ")}</p>
          </details>`
    }
  `;
}

function masked({ masked }: TurnResult): TemplateResult | typeof nothing {
  if (masked.length === 0) return nothing;
  const names = [...new Set(masked.map(({ model, field }) => `${fieldInWords(field).toLowerCase()} (${recordWord(model).toLowerCase()})`))];
  return html`<p class="masked small"><strong>Outside your role:</strong> ${plainText(names.join(", "))}</p>`;
}

export const sourcesStyles = css`
  .sources {
    margin-top: 8px;
  }
  .sources section {
    margin-top: 8px;
    padding-inline-start: 10px;
    border-inline-start: 3px solid var(--cs-line);
  }
  .sources h4 {
    margin: 0 0 2px;
    font-size: 13px;
  }
  .sources dl {
    margin: 0;
  }
  .sources dl > div {
    display: grid;
    grid-template-columns: minmax(80px, 150px) 1fr;
    gap: 8px;
  }
  .sources dt {
    color: var(--cs-muted);
  }
  .sources dd {
    margin: 0;
    overflow-wrap: anywhere;
  }
  .sources p {
    margin: 8px 0 0;
  }
  .masked {
    margin: 8px 0 0;
    padding: 5px 10px;
    border-radius: var(--cs-radius);
    background: var(--cs-sunken);
    color: var(--cs-muted);
  }
`;
