import { html, LitElement, nothing } from "lit";
import type { ApprovalCard, ApprovalStatus } from "../../core/wire.ts";
import "../card/countdown.ts";
import { badgeStyles, statusBadge, statusChoices } from "../card/status.ts";
import { approvalPage, type Server } from "../client/server.ts";
import { messageOf } from "../client/server-error.ts";
import { define } from "../element/define.ts";
import { controls } from "../style/controls.ts";
import { plainText } from "../text/folded-text.ts";
import { amountText, instantText, rolesText } from "../text/format.ts";
import { inboxOrder } from "./inbox-order.ts";
import { tableStyles } from "./table-styles.ts";

const EVERY = 5000;

/** The approvals that one may see, those that wait first. */
class Inbox extends LitElement {
  static override properties = { server: { attribute: false }, filter: { attribute: false }, cards: { state: true }, error: { state: true } };
  static override styles = [controls, badgeStyles, tableStyles];
  declare server: Server;
  declare filter: ApprovalStatus | null;
  declare cards: readonly ApprovalCard[] | null;
  declare error: string;
  #timer: ReturnType<typeof setInterval> | undefined;

  constructor() {
    super();
    this.filter = null;
    this.cards = null;
    this.error = "";
  }

  override connectedCallback() {
    super.connectedCallback();
    void this.#load();
    this.#timer = setInterval(() => void (document.visibilityState === "visible" ? this.#load() : undefined), EVERY);
  }

  override disconnectedCallback() {
    super.disconnectedCallback();
    clearInterval(this.#timer);
  }

  override render() {
    return html`<div class="head">
        <h1>Approvals</h1>
        <label>Status <select @change=${this.#choose}>
          <option value="" ?selected=${this.filter === null}>All, pending first</option>
          ${statusChoices.map(({ status, label }) => html`<option value=${status} ?selected=${status === this.filter}>${label}</option>`)}
        </select></label>
      </div>
      ${this.error === "" ? nothing : html`<p class="error" role="alert">${this.error}</p>`} ${this.#table()}`;
  }

  #table() {
    if (this.cards === null) return this.error === "" ? html`<p class="muted">Loading…</p>` : nothing;
    if (this.cards.length === 0)
      return html`<p class="empty">Nothing here. A change that needs a countersignature appears as soon as it is proposed.</p>`;
    return html`<table>
      <thead><tr><th scope="col">Status</th><th scope="col">Change</th><th scope="col">Asked by</th><th scope="col" class="number">Amount</th><th scope="col">Countersigner</th><th scope="col">Asked</th></tr></thead>
      <tbody>
        ${inboxOrder(this.cards).map(
          (card) => html`<tr>
            <td data-label="Status">${statusBadge(card.status)}</td>
            <td data-label="Change" class="main"><a href=${approvalPage("", card.id)}>${plainText(card.summary)}</a>${card.mayDecide && card.status === "pending" ? html` <span class="yours">yours to decide</span>` : nothing}</td>
            <td data-label="Asked by">${plainText(card.requester)}</td>
            <td data-label="Amount" class="number">${card.amount === null ? html`<span class="muted">not shown</span>` : amountText(card.amount)}</td>
            <td data-label="Countersigner">${card.decisions.length === 0 ? html`<span class="muted">needs ${card.requirement.count > 1 ? `${card.requirement.count}: ` : ""}${rolesText(card.requirement.roles)}</span>` : plainText(card.decisions.map(({ by, decision }) => (decision === "approve" ? by : `${by} (${decision === "reject" ? "rejected" : "edited"})`)).join(", "))}</td>
            <td data-label="Asked">${instantText(card.createdAt)}${card.status === "pending" ? html`<br /><cs-countdown class="muted small" .until=${card.expiresAt}></cs-countdown>` : nothing}</td>
          </tr>`,
        )}
      </tbody>
    </table>`;
  }

  #choose({ target }: Event) {
    if (target instanceof HTMLSelectElement) location.search = target.value === "" ? "" : `?status=${target.value}`;
  }

  async #load() {
    try {
      this.cards = await this.server.approvals(this.filter ?? undefined);
      this.error = "";
    } catch (error) {
      this.error = messageOf(error);
    }
  }
}

define("cs-inbox", Inbox);
