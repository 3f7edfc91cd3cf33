import { css, html, LitElement, nothing, type TemplateResult } from "lit";
import { define } from "../element/define.ts";
import { controls } from "../style/controls.ts";
import { fold } from "./fold.ts";
import { visible } from "./visible-characters.ts";

const LIMIT = 280;

/** Untrusted text: unseen characters named, direction kept to itself, and what is long folded until asked for. */
export function plainText(text: string): TemplateResult {
  return text.length <= LIMIT ? html`<bdi>${visible(text)}</bdi>` : html`<cs-folded-text .text=${text}></cs-folded-text>`;
}

class FoldedText extends LitElement {
  static override properties = { text: { attribute: false }, open: { state: true } };
  static override styles = [
    controls,
    css`
      bdi {
        white-space: pre-wrap;
        overflow-wrap: anywhere;
      }
    `,
  ];
  declare text: string;
  declare open: boolean;

  constructor() {
    super();
    this.text = "";
    this.open = false;
  }

  override render() {
    const { head, more } = fold(this.text, LIMIT);
    const label = this.open ? "Show less" : `Show all (${more.toLocaleString()} more characters)`;
    return html`<bdi>${visible(this.open ? this.text : head)}${this.open || more === 0 ? nothing : "…"}</bdi>
      <button class="plain small" aria-expanded=${this.open} @click=${this.#toggle}>${label}</button>`;
  }

  #toggle() {
    this.open = !this.open;
  }
}

define("cs-folded-text", FoldedText);
