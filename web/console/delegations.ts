import { html, LitElement, nothing } from "lit";
import type { DelegationView } from "../client/governance.ts";
import type { Server } from "../client/server.ts";
import { messageOf } from "../client/server-error.ts";
import { define } from "../element/define.ts";
import { controls } from "../style/controls.ts";
import { plainText } from "../text/folded-text.ts";
import { instantText, rolesText } from "../text/format.ts";
import { formStyles } from "./form-styles.ts";
import { tableStyles } from "./table-styles.ts";

/** Countersignatures that one lent or was lent; only the holder lends, and nobody lends on. */
class Delegations extends LitElement {
  static override properties = {
    server: { attribute: false },
    me: { attribute: false },
    rows: { state: true },
    error: { state: true },
    busy: { state: true },
  };
  static override styles = [controls, tableStyles, formStyles];
  declare server: Server;
  declare me: string;
  declare rows: readonly DelegationView[] | null;
  declare error: string;
  declare busy: boolean;

  constructor() {
    super();
    this.me = "";
    this.rows = null;
    this.error = "";
    this.busy = false;
  }

  override connectedCallback() {
    super.connectedCallback();
    void this.#load();
  }

  override render() {
    return html`<div class="head"><h1>Delegations</h1></div>
      <p class="muted small">Whoever stands in for you countersigns in your name, up to the amount you give and until the time you give. They can't countersign what they or you asked for.</p>
      ${this.error === "" ? nothing : html`<p class="error" role="alert">${this.error}</p>`} ${this.#form()} ${this.rows === null ? nothing : this.#table(this.rows)}`;
  }

  #form() {
    return html`<form @submit=${this.#grant}>
      <div class="fields">
        <label>To <span class="muted">their sign-in name</span><input name="to" required maxlength="200" autocomplete="off" /></label>
        <label>Up to <span class="muted">an amount such as 5000</span><input name="upTo" required inputmode="decimal" pattern="[0-9]{1,12}([.][0-9]{1,2})?" /></label>
        <label>Until<input name="until" type="datetime-local" required /></label>
      </div>
      <button class="primary" type="submit" ?disabled=${this.busy}>Let them countersign for me</button>
    </form>`;
  }

  #table(rows: readonly DelegationView[]) {
    if (rows.length === 0) return html`<p class="empty">Nobody stands in for you, and you stand in for nobody.</p>`;
    return html`<table>
      <thead><tr><th scope="col">Status</th><th scope="col">Lent</th><th scope="col">As</th><th scope="col" class="number">Up to</th><th scope="col">Until</th><th scope="col"></th></tr></thead>
      <tbody>
        ${rows.map(
          (row) => html`<tr>
            <td data-label="Status">${row.status === "in force" ? html`<span class="on">In force</span>` : plainText(row.status)}${row.revoked === null ? nothing : html` <span class="muted small">by ${plainText(row.revoked.by)}</span>`}</td>
            <td data-label="Lent" class="main">${plainText(row.from)} → ${plainText(row.to)}</td>
            <td data-label="As">${rolesText(row.roles)}</td>
            <td data-label="Up to" class="number">${plainText(row.upTo)}</td>
            <td data-label="Until">${instantText(row.until)}</td>
            <td>${row.status === "in force" ? html`<button ?disabled=${this.busy} @click=${() => this.#run(() => this.server.revokeDelegation(row.id))}>${row.to === this.me ? "Give back" : "Take back"}</button>` : nothing}</td>
          </tr>`,
        )}
      </tbody>
    </table>`;
  }

  #grant(event: SubmitEvent) {
    event.preventDefault();
    if (!(event.target instanceof HTMLFormElement)) return;
    const fields = new FormData(event.target);
    const text = (name: string) => String(fields.get(name) ?? "").trim();
    void this.#run(() => this.server.delegate({ to: text("to"), upTo: text("upTo"), until: new Date(text("until")).toISOString() }));
  }

  async #run(action: () => Promise<void>) {
    this.busy = true;
    this.error = "";
    try {
      await action();
      this.renderRoot.querySelector("form")?.reset();
      await this.#load();
    } catch (error) {
      this.error = messageOf(error);
    } finally {
      this.busy = false;
    }
  }

  async #load() {
    try {
      this.rows = await this.server.delegations();
    } catch (error) {
      this.error = messageOf(error);
    }
  }
}

define("cs-delegations", Delegations);
