import { css, html, type TemplateResult } from "lit";
import { type Block, parseMarkdown } from "./markdown.ts";
import type { Inline } from "./markdown-inline.ts";
import type { ListBlock } from "./markdown-list.ts";
import { visible } from "./visible-characters.ts";

/** An answer as elements; its text only ever becomes text nodes. */
export function markdown(source: string): readonly TemplateResult[] {
  return parseMarkdown(source).map(block);
}

function block(part: Block): TemplateResult {
  switch (part.kind) {
    case "paragraph":
      return html`<p dir="auto">${part.text.map(inline)}</p>`;
    case "heading":
      return html`<p dir="auto" class="heading"><strong>${part.text.map(inline)}</strong></p>`;
    case "code":
      return html`<pre tabindex="0"><code>${visible(part.text)}</code></pre>`;
    case "quote":
      return html`<blockquote>${part.paragraphs.map((text) => html`<p dir="auto">${text.map(inline)}</p>`)}</blockquote>`;
    case "list":
      return list(part);
    case "table":
      return html`<div class="scroll" role="region" aria-label="Table" tabindex="0">
        <table>
          <thead><tr>${part.head.map((cell, i) => html`<th scope="col" class=${part.align[i] ?? "left"}>${cell.map(inline)}</th>`)}</tr></thead>
          <tbody>${part.rows.map((row) => html`<tr>${row.map((cell, i) => html`<td class=${part.align[i] ?? "left"}>${cell.map(inline)}</td>`)}</tr>`)}</tbody>
        </table>
      </div>`;
  }
}

function list({ ordered, start, items }: ListBlock): TemplateResult {
  const rows = items.map(({ text, children }) => html`<li dir="auto">${text.map(inline)}${children.map(list)}</li>`);
  return ordered ? html`<ol start=${start}>${rows}</ol>` : html`<ul>${rows}</ul>`;
}

function inline(part: Inline): TemplateResult | string {
  switch (part.kind) {
    case "text":
      return visible(part.text);
    case "code":
      return html`<code>${visible(part.text)}</code>`;
    case "bold":
      return html`<strong>${part.text.map(inline)}</strong>`;
  }
}

export const markdownStyles = css`
  p,
  ul,
  ol,
  pre,
  .scroll {
    margin: 0 0 9px;
  }
  p:last-child,
  ul:last-child,
  ol:last-child,
  .scroll:last-child {
    margin-bottom: 0;
  }
  p {
    white-space: pre-wrap;
  }
  ul,
  ol {
    padding-inline-start: 22px;
  }
  li {
    white-space: pre-wrap;
  }
  li > ul,
  li > ol {
    margin: 0;
  }
  code {
    font-family: var(--cs-mono);
    font-size: 0.9em;
    background: var(--cs-sunken);
    border-radius: 4px;
    padding: 1px 4px;
  }
  pre {
    background: var(--cs-sunken);
    border-radius: var(--cs-radius);
    padding: 9px 11px;
    overflow-x: auto;
  }
  blockquote {
    margin: 0 0 9px;
    padding: 2px 0 2px 12px;
    border-inline-start: 3px solid var(--cs-line);
  }
  blockquote p {
    margin: 0 0 6px;
  }
  pre code {
    background: none;
    padding: 0;
  }
  .scroll {
    overflow-x: auto;
    max-width: 100%;
  }
  /* A narrow table scrolls rather than break figures and words in two. */
  table {
    overflow-wrap: break-word;
    border-collapse: collapse;
    font-size: 14px;
    font-variant-numeric: tabular-nums;
  }
  th,
  td {
    text-align: start;
    vertical-align: top;
    padding: 4px 12px 4px 0;
    border-bottom: 1px solid var(--cs-line);
  }
  th {
    color: var(--cs-muted);
    font-weight: 600;
  }
  .right {
    text-align: end;
  }
  .center {
    text-align: center;
  }
`;
