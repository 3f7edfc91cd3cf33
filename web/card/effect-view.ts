import { css, html, nothing, type TemplateResult } from "lit";
import type { ApprovalCard, CardField, CardRecord } from "../../core/wire.ts";
import { plainText } from "../text/folded-text.ts";

/** All that the change does in Odoo, as Odoo computed it. */
export function effectView({ effect, hidden }: Pick<ApprovalCard, "effect" | "hidden">): TemplateResult {
  const { created, changed, deleted, other, warnings } = effect;
  const nothingElse = created.length + changed.length + deleted.length + other.length === 0;
  return html`
    ${warnings.length === 0 ? nothing : html`<ul class="warnings" aria-label="Warnings">${warnings.map((text) => html`<li>${plainText(text)}</li>`)}</ul>`}
    <h4>What Odoo will do <span class="muted small">as Odoo computed it in a dry run</span></h4>
    ${nothingElse ? html`<p class="muted">Nothing besides the change above.</p>` : nothing}
    ${records("Creates", "+", created)} ${records("Changes", "~", changed)} ${records("Deletes", "−", deleted)}
    ${other.length === 0 ? nothing : html`<details><summary>Touches ${other.length} other ${other.length === 1 ? "table" : "tables"}</summary><ul>${other.map((text) => html`<li>${plainText(text)}</li>`)}</ul></details>`}
    ${hidden === 0 ? nothing : html`<p class="notice">${hidden === 1 ? "1 value" : `${hidden} values`} of this effect ${hidden === 1 ? "is" : "are"} outside your role and not shown.</p>`}
  `;
}

/** The change's own before and after, or those of one record of its effect. */
export function fieldsView(fields: readonly CardField[]): TemplateResult {
  return html`<dl>
    ${fields.map(
      ({ label, before, after }) => html`<div>
        <dt>${plainText(label)}</dt>
        <dd>${before === null || before === after ? nothing : html`<del><span class="unseen">before: </span>${plainText(before)}</del>`}
          ${before === null || after === null || before === after ? nothing : html`<span class="arrow" aria-hidden="true">→</span>`}
          ${after === null ? nothing : html`<ins><span class="unseen">after: </span>${plainText(after)}</ins>`}</dd>
      </div>`,
    )}
  </dl>`;
}

function records(verb: string, sign: string, list: readonly CardRecord[]): TemplateResult | typeof nothing {
  if (list.length === 0) return nothing;
  return html`<section aria-label="${verb} ${list.length}">
    ${list.map(
      (record) => html`<div class="record">
        <div class="title"><span class="sign" aria-hidden="true">${sign}</span><span class="muted small">${verb}</span> <strong>${plainText(record.title)}</strong></div>
        ${record.fields.length === 0 ? nothing : fieldsView(record.fields)}
      </div>`,
    )}
  </section>`;
}

export const effectStyles = css`
  h4 {
    margin: 14px 0 6px;
    font-size: 14px;
  }
  h4 span {
    font-weight: 400;
  }
  dl {
    margin: 0;
    display: grid;
    gap: 3px;
  }
  dl > div {
    display: grid;
    grid-template-columns: minmax(90px, 150px) 1fr;
    gap: 10px;
  }
  dt {
    color: var(--cs-muted);
    font-size: 14px;
  }
  dd {
    margin: 0;
    min-width: 0;
    font-variant-numeric: tabular-nums;
  }
  bdi {
    overflow-wrap: anywhere;
    white-space: pre-wrap;
  }
  del {
    color: var(--cs-muted);
    text-decoration-thickness: 1px;
  }
  ins {
    text-decoration: none;
    font-weight: 600;
  }
  .arrow {
    color: var(--cs-muted);
    margin-inline: 4px;
  }
  .record {
    border-inline-start: 3px solid var(--cs-line);
    padding: 2px 0 2px 10px;
    margin-bottom: 8px;
  }
  .sign {
    display: inline-block;
    width: 1.1em;
    font-weight: 700;
    color: var(--cs-accent);
  }
  .warnings {
    margin: 10px 0 0;
    padding: 8px 11px 8px 27px;
    border-radius: var(--cs-radius);
    background: var(--cs-warn-tint);
    color: var(--cs-warn);
  }
  .notice {
    margin: 8px 0 0;
    color: var(--cs-muted);
    font-style: italic;
  }
  @media (max-width: 480px) {
    dl > div {
      grid-template-columns: 1fr;
      gap: 0;
    }
  }
`;
