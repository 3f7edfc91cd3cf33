import { html, LitElement, nothing } from "lit";
import type { AuditRow, Server } from "../client/server.ts";
import { messageOf } from "../client/server-error.ts";
import { define } from "../element/define.ts";
import { controls } from "../style/controls.ts";
import { plainText } from "../text/folded-text.ts";
import { instantText } from "../text/format.ts";
import { tableStyles } from "./table-styles.ts";

const ROWS = 100;

/** The latest entries of the audit log, for those who may read it. */
class AuditList extends LitElement {
  static override properties = { server: { attribute: false }, rows: { state: true }, kind: { state: true }, error: { state: true } };
  static override styles = [controls, tableStyles];
  declare server: Server;
  declare rows: readonly AuditRow[] | null;
  declare kind: string;
  declare error: string;

  constructor() {
    super();
    this.rows = null;
    this.kind = "";
    this.error = "";
  }

  override connectedCallback() {
    super.connectedCallback();
    void this.#load();
  }

  override render() {
    const kinds = [...new Set((this.rows ?? []).map(({ kind }) => kind))].sort();
    return html`<div class="head">
        <h1>Audit</h1>
        ${kinds.length < 2 ? nothing : html`<label>Kind <select @change=${this.#choose}><option value="">All</option>${kinds.map((kind) => html`<option .value=${kind}>${plainText(kind)}</option>`)}</select></label>`}
        <button @click=${this.#load}>Refresh</button>
      </div>
      <p class="muted small">The latest ${ROWS} entries. <code>cs audit verify</code> checks the whole log, also offline.</p>
      ${this.error === "" ? nothing : html`<p class="error" role="alert">${this.error}</p>`} ${this.rows === null ? nothing : this.#table(this.rows)}`;
  }

  #table(rows: readonly AuditRow[]) {
    if (rows.length === 0) return html`<p class="empty">No entries yet.</p>`;
    return html`<table>
      <thead><tr><th scope="col" class="number">No.</th><th scope="col">When</th><th scope="col">Kind</th><th scope="col">Who</th><th scope="col">What</th></tr></thead>
      <tbody>
        ${rows
          .filter(({ kind }) => this.kind === "" || kind === this.kind)
          .map(
            ({ seq, at, kind, principal, summary }) => html`<tr>
              <td data-label="No." class="number">${seq}</td><td data-label="When">${instantText(at)}</td><td data-label="Kind">${plainText(kind)}</td>
              <td data-label="Who">${plainText(principal)}</td><td data-label="What" class="main">${plainText(summary)}</td>
            </tr>`,
          )}
      </tbody>
    </table>`;
  }

  #choose({ target }: Event) {
    if (target instanceof HTMLSelectElement) this.kind = target.value;
  }

  #load = async () => {
    this.error = "";
    try {
      this.rows = await this.server.audit(ROWS);
    } catch (error) {
      this.error = messageOf(error);
    }
  };
}

define("cs-audit-list", AuditList);
