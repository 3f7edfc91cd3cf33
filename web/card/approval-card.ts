import { html, LitElement, nothing } from "lit";
import type { ApprovalCard, DecisionRequest } from "../../core/wire.ts";
import type { Server } from "../client/server.ts";
import { approvalPage } from "../client/server.ts";
import { isStatus, messageOf } from "../client/server-error.ts";
import { define } from "../element/define.ts";
import { controls } from "../style/controls.ts";
import { plainText } from "../text/folded-text.ts";
import { amountText, instantText, inWords } from "../text/format.ts";
import { cardStyles } from "./card-styles.ts";
import "./countdown.ts";
import "./decision-form.ts";
import { effectStyles, effectView, fieldsView } from "./effect-view.ts";
import { provenanceView } from "./provenance-view.ts";
import { requirementText } from "./requirement.ts";
import { badgeStyles, isOpen, statusBadge, statusLabel } from "./status.ts";

const EVERY = 2000;

/** One approval, kept up to date while it waits; fires `approval-changed` with the newer card. */
class ApprovalCardElement extends LitElement {
  static override properties = {
    card: { attribute: false },
    server: { attribute: false },
    busy: { state: true },
    error: { state: true },
    lost: { state: true },
  };
  static override styles = [controls, badgeStyles, effectStyles, cardStyles];
  declare card: ApprovalCard;
  declare server: Server;
  declare busy: boolean;
  declare error: string;
  declare lost: boolean;
  #timer: ReturnType<typeof setInterval> | undefined;
  #polling = false;

  constructor() {
    super();
    this.busy = false;
    this.error = "";
    this.lost = false;
  }

  override connectedCallback() {
    super.connectedCallback();
    this.#timer = setInterval(() => void (this.busy ? undefined : this.#poll()), EVERY);
  }

  override disconnectedCallback() {
    super.disconnectedCallback();
    clearInterval(this.#timer);
  }

  override render() {
    const { card } = this;
    return html`<article aria-labelledby="summary">
      <header>
        <div class="row">${statusBadge(card.status)}<span class="muted small">${plainText(card.useCase.title)}</span>
          ${card.status === "pending" ? html`<cs-countdown class="muted small" .until=${card.expiresAt}></cs-countdown>` : nothing}</div>
        <h3 id="summary">${plainText(card.summary)}</h3>
        <p class="muted small">Asked by ${plainText(card.requester)} · ${plainText(card.company)} · ${instantText(card.createdAt)} ·
          ${card.amount === null ? "amount outside your role" : html`<strong class="amount">${amountText(card.amount)}</strong>`}</p>
      </header>
      ${card.lines.length === 0 ? nothing : html`<div class="lines">${fieldsView(card.lines)}</div>`} ${effectView(card)} ${provenanceView(card)} ${this.#footer()}
    </article>`;
  }

  #footer() {
    const { card } = this;
    const waiting = card.status === "pending";
    return html`<footer>
      ${waiting ? html`<p class="small">${requirementText(card.requirement)} <span class="muted">${plainText(card.requirement.reason)}</span></p>` : nothing}
      ${card.decisions.map(
        ({ by, decision, at, note, actingFor }) =>
          html`<p class="small"><strong>${plainText(by)}</strong>${actingFor === undefined ? nothing : html` for ${plainText(actingFor)}`} ${{ approve: "approved", reject: "rejected", edit: "edited" }[decision]} ${instantText(at)}${note === null ? nothing : html`: “${plainText(note)}”`}</p>`,
      )}
      <p class="outcome" role="status">${waiting ? nothing : html`<strong>${statusLabel(card.status)}.</strong> ${card.outcome === null ? nothing : plainText(card.outcome)}`}</p>
      ${this.#decision()} ${this.error === "" ? nothing : html`<p class="error" role="alert">${this.error}</p>`}
      ${this.lost ? html`<p class="muted small">The status can't be refreshed just now; trying again.</p>` : nothing}
      <details class="small">
        <summary>Record of this change</summary>
        <p>${inWords(card.kind)} · use case ${card.useCase.id} version ${card.useCase.version} · <a href=${approvalPage(this.server.base, card.id)} target="_blank" rel="noopener">open on its own page</a></p>
        ${card.sources.length === 0 ? nothing : html`<p>Derived from ${card.sources.map(({ label, model, id }, i) => html`${i > 0 ? ", " : ""}${plainText(label)} (${model} ${id})`)}</p>`}
        ${card.standingOrder === undefined ? nothing : html`<p>Signed in advance by standing order <code>${card.standingOrder}</code></p>`}
        <p>Digest <code>${card.digest}</code></p>
      </details>
    </footer>`;
  }

  #decision() {
    const { card } = this;
    if (card.status !== "pending") return nothing;
    // A page that frames ours could lay something over the buttons, so that decisions are taken on our own page only.
    if (window.top !== window && card.mayDecide)
      return html`<p><a href=${approvalPage(this.server.base, card.id)} target="_blank" rel="noopener">Decide on its own page</a></p>`;
    if (card.mayDecide || (card.editable ?? []).length > 0)
      return html`<cs-decision-form .card=${card} ?busy=${this.busy} @decide=${this.#decide}></cs-decision-form>
      ${card.mayDecide || card.mayNotBecause === null ? nothing : html`<p class="may-not">${plainText(card.mayNotBecause)}</p>`}`;
    return card.mayNotBecause === null ? nothing : html`<p class="may-not">${plainText(card.mayNotBecause)}</p>`;
  }

  async #decide({ detail }: CustomEvent<DecisionRequest>) {
    this.busy = true;
    this.error = "";
    try {
      const card = await this.server.decide(this.card.id, detail);
      // An edit is a request of its own, with its own page.
      if (card.id !== this.card.id) location.assign(approvalPage(this.server.base, card.id));
      else this.#take(card);
    } catch (error) {
      this.error = messageOf(error);
      if (isStatus(error, 403, 409, 410)) await this.#poll();
    } finally {
      this.busy = false;
    }
  }

  async #poll() {
    if (this.#polling || document.visibilityState !== "visible" || !isOpen(this.card.status)) return;
    this.#polling = true;
    const id = this.card.id;
    try {
      const card = await this.server.approval(id);
      if (id === this.card.id) this.#take(card);
      this.lost = false;
    } catch {
      this.lost = true;
    } finally {
      this.#polling = false;
    }
  }

  #take(card: ApprovalCard) {
    if (JSON.stringify(card) === JSON.stringify(this.card)) return;
    this.card = card;
    this.dispatchEvent(new CustomEvent<ApprovalCard>("approval-changed", { detail: card, bubbles: true, composed: true }));
  }
}

define("cs-approval-card", ApprovalCardElement);
