import { css, html, LitElement } from "lit";
import type { ApprovalCard } from "../../core/wire.ts";
import { define } from "../element/define.ts";
import { controls } from "../style/controls.ts";
import { inWords } from "../text/format.ts";

/** Other values for a card; fires `edit` with those that differ. What comes of it is a new request under a new digest, judged afresh. */
class EditForm extends LitElement {
  static override properties = { editable: { attribute: false }, busy: { type: Boolean }, unchanged: { state: true } };
  static override styles = [
    controls,
    css`
      label {
        display: block;
        margin-bottom: 8px;
      }
      input,
      textarea {
        display: block;
        width: 100%;
        margin-top: 3px;
        padding: 6px 9px;
        border: 1px solid var(--cs-edge);
        border-radius: var(--cs-radius);
        background: var(--cs-surface);
      }
    `,
  ];
  declare editable: NonNullable<ApprovalCard["editable"]>;
  declare busy: boolean;
  declare unchanged: boolean;

  constructor() {
    super();
    this.editable = [];
    this.busy = false;
    this.unchanged = false;
  }

  override render() {
    return html`<form @submit=${this.#edit}>
      <p class="muted small">This ends the present request and makes a new one, which somebody else countersigns.</p>
      ${this.editable.map(
        ({ name, value }) =>
          html`<label>${inWords(name)}${value.length > 80 ? html`<textarea name=${name} maxlength="1000" .value=${value}></textarea>` : html`<input name=${name} maxlength="1000" .value=${value} />`}</label>`,
      )}
      ${this.unchanged ? html`<p class="error" role="alert">Nothing differs yet. Change a value, or go back.</p>` : ""}
      <div class="row">
        <button class="primary" type="submit" ?disabled=${this.busy}>${this.busy ? "Sending…" : "Ask for this instead"}</button>
        <button type="button" ?disabled=${this.busy} @click=${this.#back}>Back</button>
      </div>
    </form>`;
  }

  #edit(event: SubmitEvent) {
    event.preventDefault();
    if (!(event.target instanceof HTMLFormElement)) return;
    const fields = new FormData(event.target);
    const changed = this.editable.flatMap(({ name, value }) => {
      const given = String(fields.get(name) ?? "");
      return given === value ? [] : [[name, given] as const];
    });
    this.unchanged = changed.length === 0;
    if (!this.unchanged) this.dispatchEvent(new CustomEvent<Readonly<Record<string, string>>>("edit", { detail: Object.fromEntries(changed) }));
  }

  #back() {
    this.dispatchEvent(new CustomEvent("back"));
  }
}

define("cs-edit-form", EditForm);
