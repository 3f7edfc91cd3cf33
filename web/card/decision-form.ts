import { css, html, LitElement, nothing } from "lit";
import type { ApprovalCard, DecisionRequest } from "../../core/wire.ts";
import { define } from "../element/define.ts";
import { controls } from "../style/controls.ts";
import "./edit-form.ts";

/** Approve, reject or edit one card. It fires `decide` with the digest that its person has in front of them. */
class DecisionForm extends LitElement {
  static override properties = {
    card: { attribute: false },
    busy: { type: Boolean },
    rejecting: { state: true },
    editing: { state: true },
    seen: { state: true },
  };
  static override styles = [
    controls,
    css`
      textarea {
        display: block;
        width: 100%;
        margin: 4px 0 8px;
        min-height: 60px;
      }
      .changed {
        padding: 8px 11px;
        border-radius: var(--cs-radius);
        background: var(--cs-warn-tint);
        color: var(--cs-warn);
      }
    `,
  ];
  declare card: ApprovalCard;
  declare busy: boolean;
  declare rejecting: boolean;
  declare editing: boolean;
  /** The digest that was on the screen first, or that the person said they have read. */
  declare seen: string;

  constructor() {
    super();
    this.busy = false;
    this.rejecting = false;
    this.editing = false;
    this.seen = "";
  }

  override willUpdate() {
    if (this.seen === "") this.seen = this.card.digest;
  }

  override render() {
    if (this.seen !== this.card.digest) {
      return html`<div class="changed row" role="status">
        This change was edited while you were looking at it. <button @click=${this.#read}>I have read the new version</button>
      </div>`;
    }
    if (this.editing)
      return html`<cs-edit-form .editable=${this.card.editable ?? []} ?busy=${this.busy} @edit=${this.#edit} @back=${this.#back}></cs-edit-form>`;
    return this.rejecting ? this.#rejection() : this.#choice();
  }

  #choice() {
    return html`<div class="row">
      ${this.card.mayDecide ? html`<button class="approve" ?disabled=${this.busy} @click=${this.#approve}>${this.busy ? "Sending…" : "Approve"}</button>` : nothing}
      <button class="reject" ?disabled=${this.busy} @click=${this.#askWhy}>Reject…</button>
      ${(this.card.editable ?? []).length === 0 ? nothing : html`<button ?disabled=${this.busy} @click=${this.#startEdit}>Edit…</button>`}
    </div>`;
  }

  #rejection() {
    return html`<form @submit=${this.#reject}>
      <label>Why? <span class="muted small">Optional; the requester reads it.</span><textarea name="note" maxlength="500"></textarea></label>
      <div class="row">
        <button class="reject" type="submit" ?disabled=${this.busy}>${this.busy ? "Sending…" : "Reject the change"}</button>
        <button type="button" ?disabled=${this.busy} @click=${this.#back}>Back</button>
      </div>
    </form>`;
  }

  #read() {
    this.seen = this.card.digest;
  }

  async #askWhy() {
    this.rejecting = true;
    await this.updateComplete;
    this.renderRoot.querySelector("textarea")?.focus();
  }

  #startEdit() {
    this.editing = true;
  }

  async #back() {
    this.rejecting = false;
    this.editing = false;
    await this.updateComplete;
    this.renderRoot.querySelector<HTMLButtonElement>(".reject")?.focus();
  }

  #edit({ detail: values }: CustomEvent<Readonly<Record<string, string>>>) {
    this.#decide({ decision: "edit", digest: this.seen, values });
  }

  #approve() {
    this.#decide({ decision: "approve", digest: this.seen });
  }

  #reject(event: SubmitEvent) {
    event.preventDefault();
    const note = this.renderRoot.querySelector("textarea")?.value.trim() ?? "";
    this.#decide({ decision: "reject", digest: this.seen, ...(note === "" ? {} : { note }) });
  }

  #decide(detail: DecisionRequest) {
    this.dispatchEvent(new CustomEvent<DecisionRequest>("decide", { detail }));
  }
}

define("cs-decision-form", DecisionForm);
