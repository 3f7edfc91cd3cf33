import { css, html, LitElement, nothing } from "lit";
import type { ApprovalCard } from "../../core/wire.ts";
import "../card/approval-card.ts";
import type { Server } from "../client/server.ts";
import { messageOf } from "../client/server-error.ts";
import { define } from "../element/define.ts";
import { controls } from "../style/controls.ts";

/** One approval on a page of its own. */
class ApprovalPage extends LitElement {
  static override properties = { server: { attribute: false }, approval: { attribute: false }, card: { state: true }, error: { state: true } };
  static override styles = [
    controls,
    css`
      :host {
        display: block;
        max-width: 820px;
        margin-inline: auto;
      }
      p {
        margin: 0 0 10px;
      }
    `,
  ];
  declare server: Server;
  declare approval: string;
  declare card: ApprovalCard | null;
  declare error: string;

  constructor() {
    super();
    this.approval = "";
    this.card = null;
    this.error = "";
  }

  override connectedCallback() {
    super.connectedCallback();
    void this.#load();
  }

  override render() {
    return html`<p><a href="/console">← All approvals</a></p>
      ${this.error === "" ? nothing : html`<p class="error row" role="alert"><span>${this.error}</span> <button @click=${this.#load}>Try again</button></p>`}
      ${this.card === null ? (this.error === "" ? html`<p class="muted">Loading…</p>` : nothing) : html`<cs-approval-card .card=${this.card} .server=${this.server}></cs-approval-card>`}`;
  }

  #load = async () => {
    this.error = "";
    try {
      this.card = await this.server.approval(this.approval);
    } catch (error) {
      this.error = messageOf(error);
    }
  };
}

define("cs-approval-page", ApprovalPage);
