import { html, LitElement, nothing } from "lit";
import type { StandingOrderOptions, StandingOrderTerms, StandingOrderView } from "../client/governance.ts";
import type { Server } from "../client/server.ts";
import { messageOf } from "../client/server-error.ts";
import { define } from "../element/define.ts";
import { controls } from "../style/controls.ts";
import { plainText } from "../text/folded-text.ts";
import { amountText, instantText, inWords } from "../text/format.ts";
import { formStyles } from "./form-styles.ts";
import "./standing-order-form.ts";
import { tableStyles } from "./table-styles.ts";

/** Approvals in advance: one manager proposes, another signs the terms shown here, either revokes. */
class StandingOrders extends LitElement {
  static override properties = {
    server: { attribute: false },
    me: { attribute: false },
    rows: { state: true },
    options: { state: true },
    error: { state: true },
    busy: { state: true },
  };
  static override styles = [controls, tableStyles, formStyles];
  declare server: Server;
  declare me: string;
  declare rows: readonly StandingOrderView[] | null;
  declare options: StandingOrderOptions | null;
  declare error: string;
  declare busy: boolean;

  constructor() {
    super();
    this.me = "";
    this.rows = null;
    this.options = null;
    this.error = "";
    this.busy = false;
  }

  override connectedCallback() {
    super.connectedCallback();
    void this.#load();
  }

  override render() {
    return html`<div class="head"><h1>Standing orders</h1></div>
      <p class="muted small">An approval in advance: changes inside these terms are carried out without asking again. Each one names its standing order in Odoo and in the audit. It never covers what the policy forbids, a likely duplicate, or a change that a record's text may have led to.</p>
      ${this.error === "" ? nothing : html`<p class="error" role="alert">${this.error}</p>`}
      ${this.options === null || this.options.useCases.length === 0 ? nothing : html`<cs-standing-order-form .options=${this.options} ?busy=${this.busy} @propose=${this.#propose}></cs-standing-order-form>`}
      ${this.rows === null ? nothing : this.#table(this.rows)}`;
  }

  #table(rows: readonly StandingOrderView[]) {
    if (rows.length === 0) return html`<p class="empty">There are none: every change waits for its own countersignature.</p>`;
    return html`<table>
      <thead><tr><th scope="col">Status</th><th scope="col">Covers</th><th scope="col">Limits</th><th scope="col">Until</th><th scope="col">By</th><th scope="col"></th></tr></thead>
      <tbody>
        ${rows.map(
          (row) => html`<tr>
            <td data-label="Status">${status(row)}</td>
            <td data-label="Covers" class="main">${covers(row.terms)}<br /><code class="muted small">${row.digest.slice(0, 16)}…</code>${pause(row)}</td>
            <td data-label="Limits">${limits(row)}</td>
            <td data-label="Until">${instantText(row.terms.expiresAt)}</td>
            <td data-label="By">${plainText(row.proposedBy)}${row.signature === null ? nothing : html`, signed by ${plainText(row.signature.by)}`}${row.revoked === null ? nothing : html`, revoked by ${plainText(row.revoked.by)}`}</td>
            <td><div class="row">${this.#actions(row)}</div></td>
          </tr>`,
        )}
      </tbody>
    </table>`;
  }

  #actions(row: StandingOrderView) {
    const open = row.status === "in force" || row.status === "waits for a signature";
    return html`
      ${row.status === "waits for a signature" && row.proposedBy !== this.me ? html`<button class="approve" ?disabled=${this.busy} @click=${() => this.#run(() => this.server.signStandingOrder(row))}>Sign</button>` : nothing}
      ${open ? html`<button class="reject" ?disabled=${this.busy} @click=${() => this.#run(() => this.server.revokeStandingOrder(row.id))}>Revoke</button>` : nothing}
    `;
  }

  #propose({ detail }: CustomEvent<StandingOrderTerms>) {
    return this.#run(() => this.server.proposeStandingOrder(detail));
  }

  async #run(action: () => Promise<void>) {
    this.busy = true;
    this.error = "";
    try {
      await action();
      await this.#load();
    } catch (error) {
      this.error = messageOf(error);
    } finally {
      this.busy = false;
    }
  }

  async #load() {
    try {
      [this.rows, this.options] = await Promise.all([this.server.standingOrders(), this.server.standingOrderOptions()]);
    } catch (error) {
      this.error = messageOf(error);
    }
  }
}

define("cs-standing-orders", StandingOrders);

function status({ status, pauses }: StandingOrderView) {
  if (status !== "in force") return inWords(status);
  return pauses.length === 0 ? html`<span class="on">In force</span>` : "Paused";
}

function pause({ status, pauses }: StandingOrderView) {
  return status !== "in force" || pauses.length === 0
    ? nothing
    : html`<br /><span class="muted small">It signs nothing now: ${plainText(pauses.join("; "))}.</span>`;
}

/** The terms in a sentence, nothing left out: this is what is signed. */
function covers({ useCase, changeKind, companies, partners, products, maxDaysMoved }: StandingOrderTerms): string {
  const of = (ids: readonly number[] | undefined, all: string, some: string) => (ids === undefined ? all : `${some} ${ids.join(", ")}`);
  const parts = [
    of(companies, "", companies.length > 1 ? "companies" : "company"),
    of(partners, "all customers and vendors", "partners"),
    of(products, "all products", "products"),
    maxDaysMoved === undefined ? "" : `dates moved by at most ${maxDaysMoved} days`,
  ];
  return `${inWords(changeKind)} (${inWords(useCase)}): ${parts.filter((part) => part !== "").join("; ")}`;
}

function limits({ terms, currency }: StandingOrderView): string {
  const money = (amount: string) => amountText({ amount, currency });
  return `${money(terms.perChange)} a change, ${money(terms.perDay)} and ${terms.timesPerDay} times a day`;
}
