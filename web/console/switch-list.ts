import { html, LitElement, nothing } from "lit";
import type { SwitchRow } from "../client/governance.ts";
import type { Server } from "../client/server.ts";
import { messageOf } from "../client/server-error.ts";
import { define } from "../element/define.ts";
import { controls } from "../style/controls.ts";
import { plainText } from "../text/folded-text.ts";
import { instantText } from "../text/format.ts";
import { formStyles } from "./form-styles.ts";
import { tableStyles } from "./table-styles.ts";

/** The kill switch: every change at once, or one use case; it takes effect with the next call. */
class SwitchList extends LitElement {
  static override properties = {
    server: { attribute: false },
    rows: { state: true },
    asked: { state: true },
    error: { state: true },
    busy: { state: true },
  };
  static override styles = [controls, tableStyles, formStyles];
  declare server: Server;
  declare rows: readonly SwitchRow[] | null;
  /** Id of the switch whose reason is being asked for. */
  declare asked: string | null;
  declare error: string;
  declare busy: boolean;

  constructor() {
    super();
    this.rows = null;
    this.asked = null;
    this.error = "";
    this.busy = false;
  }

  override connectedCallback() {
    super.connectedCallback();
    void this.#load();
  }

  override render() {
    return html`<div class="head"><h1>Switches</h1></div>
      <p class="muted small">What is off is refused from the next call on, everywhere: chat, MCP, and changes that were approved and not yet carried out.</p>
      ${this.error === "" ? nothing : html`<p class="error" role="alert">${this.error}</p>`} ${this.rows === null ? nothing : this.#table(this.rows)}`;
  }

  #table(rows: readonly SwitchRow[]) {
    return html`<table>
      <thead><tr><th scope="col">Use</th><th scope="col">Now</th><th scope="col">Why and by whom</th><th scope="col"></th></tr></thead>
      <tbody>
        ${rows.map(
          (row) => html`<tr>
            <td class="main" data-label="Use">${row.id === "*" ? html`<strong>Every change in Odoo</strong>` : plainText(row.title)}</td>
            <td data-label="Now">${row.on ? html`<span class="on">On</span>` : html`<span class="off">Off</span>`}</td>
            <td data-label="Why">${row.by === null ? html`<span class="muted">never switched</span>` : html`${plainText(row.reason ?? "")} <span class="muted small">${plainText(row.by)}, ${row.at === null ? nothing : instantText(row.at)}</span>`}</td>
            <td>${this.asked === row.id ? this.#reason(row) : html`<button class=${row.on ? "reject" : ""} ?disabled=${this.busy} @click=${() => this.#ask(row.id)}>Switch ${row.on ? "off" : "on"}…</button>`}</td>
          </tr>`,
        )}
      </tbody>
    </table>`;
  }

  #reason(row: SwitchRow) {
    return html`<form class="inline" @submit=${(event: SubmitEvent) => this.#flip(event, row)}>
      <label>Reason, which people are told <input name="reason" required maxlength="500" /></label>
      <div class="row">
        <button class=${row.on ? "reject" : "primary"} type="submit" ?disabled=${this.busy}>Switch ${row.on ? "off" : "on"}</button>
        <button type="button" @click=${() => this.#ask(null)}>Back</button>
      </div>
    </form>`;
  }

  async #ask(id: string | null) {
    this.asked = id;
    await this.updateComplete;
    this.renderRoot.querySelector("input")?.focus();
  }

  async #flip(event: SubmitEvent, { id, on }: SwitchRow) {
    event.preventDefault();
    const reason = this.renderRoot.querySelector("input")?.value.trim() ?? "";
    this.busy = true;
    this.error = "";
    try {
      await this.server.flip(id, !on, reason);
      this.asked = null;
      await this.#load();
    } catch (error) {
      this.error = messageOf(error);
    } finally {
      this.busy = false;
    }
  }

  async #load() {
    try {
      this.rows = await this.server.switches();
    } catch (error) {
      this.error = messageOf(error);
    }
  }
}

define("cs-switch-list", SwitchList);
