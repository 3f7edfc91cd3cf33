import { css, html, LitElement, nothing } from "lit";
import type { SessionInfo } from "../../core/wire.ts";
import { define } from "../element/define.ts";
import { controls } from "../style/controls.ts";
import { plainText } from "../text/folded-text.ts";

const FIRST = 6;

/** What one may ask, on a thread that has no turns yet. It fires `choose` with the prompt. */
class EmptyThread extends LitElement {
  static override properties = { suggestions: { attribute: false }, all: { state: true } };
  static override styles = [
    controls,
    css`
      h2 {
        margin: 0 0 2px;
        font-size: 19px;
      }
      p {
        margin: 0 0 12px;
      }
      .list {
        display: grid;
        grid-template-columns: repeat(auto-fill, minmax(min(100%, 250px), 1fr));
        gap: 8px;
      }
      .list button {
        text-align: start;
        padding: 9px 12px;
        display: grid;
        gap: 1px;
        align-content: start;
        border-color: var(--cs-line);
      }
    `,
  ];
  declare suggestions: SessionInfo["suggestions"];
  declare all: boolean;

  constructor() {
    super();
    this.suggestions = [];
    this.all = false;
  }

  override render() {
    const shown = this.all ? this.suggestions : this.suggestions.slice(0, FIRST);
    return html`<h2>What do you need?</h2>
      <p class="muted">Answers come from Odoo as it is now. A change is only proposed here; it happens once a person countersigns it.</p>
      <div class="list">
        ${shown.map(({ title, prompt }) => html`<button @click=${() => this.#choose(prompt)}><span class="muted small">${plainText(title)}</span><span>${plainText(prompt)}</span></button>`)}
      </div>
      ${shown.length === this.suggestions.length ? nothing : html`<button class="plain" @click=${this.#showAll}>Show all ${this.suggestions.length}</button>`}`;
  }

  #choose(prompt: string) {
    this.dispatchEvent(new CustomEvent<string>("choose", { detail: prompt }));
  }

  #showAll() {
    this.all = true;
  }
}

define("cs-empty-thread", EmptyThread);
