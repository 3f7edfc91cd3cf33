import { html, LitElement, nothing } from "lit";
import type { DemoInfo } from "../../core/wire.ts";
import { define } from "../element/define.ts";
import { controls } from "../style/controls.ts";
import { plainText } from "../text/folded-text.ts";
import { inWords } from "../text/format.ts";
import { rolePickerStyles } from "./role-picker-styles.ts";

export interface Pick {
  readonly principal: string;
  /** A question to begin with, or "". */
  readonly question: string;
}

/** Who one can be in the demo, what to try as them and what is simulated, in one screen. It fires `pick`. */
class RolePicker extends LitElement {
  static override properties = { demo: { attribute: false }, busy: { type: Boolean }, chosen: { state: true } };
  static override styles = [controls, rolePickerStyles];
  declare demo: DemoInfo;
  declare busy: boolean;
  declare chosen: string;

  constructor() {
    super();
    this.busy = false;
    this.chosen = "";
  }

  override render() {
    const { principals, simulated } = this.demo;
    const chosen = principals.find(({ id }) => id === this.chosen) ?? principals[0];
    if (chosen === undefined) return html`<p class="error">The demo offers no role. Check the server's policy.</p>`;
    return html`<div class="columns">
      <fieldset>
        <legend>Who are you?</legend>
        <div class="roles">
          ${principals.map(
            ({ id, role, name }) => html`<label class=${id === chosen.id ? "role on" : "role"}>
              <input type="radio" name="role" .value=${id} .checked=${id === chosen.id} @change=${() => this.#choose(id)} />
              <span><strong>${plainText(inWords(role))}</strong> <span class="muted small">${plainText(name)}</span></span>
            </label>`,
          )}
        </div>
      </fieldset>
      <section class="detail" aria-live="polite">
        <h3>${plainText(inWords(chosen.role))}</h3>
        <p>${plainText(chosen.does)}</p>
        <button class="primary" ?disabled=${this.busy} @click=${() => this.#pick(chosen.id, "")}>Continue as ${plainText(inWords(chosen.role).toLowerCase())}</button>
        ${
          chosen.tryThis.length === 0
            ? nothing
            : html`<h4>Try this</h4>
              <ul class="try">${chosen.tryThis.map((question) => html`<li><button ?disabled=${this.busy} @click=${() => this.#pick(chosen.id, question)}>${plainText(question)}</button></li>`)}</ul>`
        }
      </section>
      <section class="simulated">
        <h4>What is simulated</h4>
        <ul>${simulated.map((line) => html`<li>${plainText(line)}</li>`)}</ul>
      </section>
    </div>`;
  }

  #choose(id: string) {
    this.chosen = id;
  }

  #pick(principal: string, question: string) {
    this.dispatchEvent(new CustomEvent<Pick>("pick", { detail: { principal, question } }));
  }
}

define("cs-role-picker", RolePicker);
