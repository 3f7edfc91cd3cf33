import { css, html, LitElement, nothing } from "lit";
import { define } from "../element/define.ts";
import { controls } from "../style/controls.ts";

const MOST = 4000;
const NEAR = 3600;

/** Where a question is typed. It fires `ask` with the text, `draft` when the text changes and `stop` while an answer is under way. */
class Composer extends LitElement {
  static override properties = { text: { attribute: false }, running: { type: Boolean } };
  static override styles = [
    controls,
    css`
      form {
        display: grid;
        grid-template-columns: 1fr auto;
        gap: 6px 8px;
        align-items: end;
      }
      textarea {
        field-sizing: content;
        min-height: 44px;
        max-height: 180px;
        width: 100%;
        padding: 9px 11px;
        resize: none;
      }
      button {
        min-height: 44px;
        min-width: 76px;
      }
      .hint {
        grid-column: 1 / -1;
        margin: 0;
        display: flex;
        justify-content: space-between;
        gap: 12px;
      }
      .over {
        color: var(--cs-bad);
        font-weight: 600;
      }
    `,
  ];
  declare text: string;
  declare running: boolean;

  constructor() {
    super();
    this.text = "";
    this.running = false;
  }

  override focus() {
    this.renderRoot.querySelector("textarea")?.focus();
  }

  override render() {
    const length = this.text.length;
    const over = length > MOST;
    return html`<form @submit=${this.#submit}>
      <label class="unseen" for="question">Your question</label>
      <textarea id="question" rows="1" placeholder="Ask, or say what should change" aria-describedby="hint" aria-invalid=${over}
        .value=${this.text} @input=${this.#type} @keydown=${this.#key}></textarea>
      ${
        this.running
          ? html`<button type="button" @click=${this.#stop}>Stop</button>`
          : html`<button class="primary" type="submit" ?disabled=${over || this.text.trim() === ""}>Send</button>`
      }
      <p class="hint small muted" id="hint"><span class="keys">Enter sends, Shift+Enter starts a line</span>
        ${length < NEAR ? nothing : html`<span class=${over ? "over" : ""} role="status">${length.toLocaleString()} of ${MOST.toLocaleString()} characters${over ? ": shorten it to send" : ""}</span>`}</p>
    </form>`;
  }

  #type() {
    this.text = this.renderRoot.querySelector("textarea")?.value ?? "";
    this.dispatchEvent(new CustomEvent<string>("draft", { detail: this.text }));
  }

  #key(event: KeyboardEvent) {
    if (event.key !== "Enter" || event.shiftKey || event.isComposing) return;
    event.preventDefault();
    this.#send();
  }

  #submit(event: SubmitEvent) {
    event.preventDefault();
    this.#send();
  }

  #send() {
    if (this.running || this.text.trim() === "" || this.text.length > MOST) return;
    this.dispatchEvent(new CustomEvent<string>("ask", { detail: this.text.trim() }));
  }

  #stop() {
    this.dispatchEvent(new CustomEvent("stop"));
  }
}

define("cs-composer", Composer);
