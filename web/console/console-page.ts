import { html, LitElement, nothing } from "lit";
import { connect } from "../client/server.ts";
import { messageOf } from "../client/server-error.ts";
import { define } from "../element/define.ts";
import "../session/role-picker.ts";
import type { Pick } from "../session/role-picker.ts";
import "../session/session-bar.ts";
import { goToSignIn, signInAddress } from "../session/sign-in.ts";
import { type Who, who } from "../session/who.ts";
import { controls } from "../style/controls.ts";
import { tokens } from "../style/tokens.ts";
import "./approval-page.ts";
import "./audit-list.ts";
import "./delegations.ts";
import { consoleStyles } from "./console-styles.ts";
import "./inbox.ts";
import "./odoo-key.ts";
import "./quality-page.ts";
import { placeOf } from "./place.ts";
import "./standing-orders.ts";
import "./switch-list.ts";

/** The console: approvals inbox, one approval's page, or the audit list, by the page's address. */
class ConsolePage extends LitElement {
  static override properties = { who: { state: true }, error: { state: true }, busy: { state: true } };
  static override styles = [tokens, controls, consoleStyles];
  declare who: Who | null;
  declare error: string;
  declare busy: boolean;
  readonly #server = connect("");
  readonly #place = placeOf(location.pathname, location.search);

  constructor() {
    super();
    this.who = null;
    this.error = "";
    this.busy = false;
  }

  override connectedCallback() {
    super.connectedCallback();
    void this.#open();
  }

  override render() {
    const place = this.#place;
    return html`<cs-session-bar page=${place.kind === "inbox" || place.kind === "approval" ? "approvals" : place.kind} .server=${this.#server} .session=${this.who?.session ?? null} .demo=${this.who?.demo ?? null}></cs-session-bar>
      <main>
        ${this.error === "" ? nothing : html`<p class="error row" role="alert"><span>${this.error}</span> <button @click=${this.#open}>Try again</button></p>`}
        ${this.who === null ? nothing : this.who.session === null ? this.#signedOut(this.who) : this.#page()}
      </main>`;
  }

  #page() {
    const place = this.#place;
    switch (place.kind) {
      case "inbox":
        return html`<cs-inbox .server=${this.#server} .filter=${place.status}></cs-inbox>`;
      case "approval":
        return html`<cs-approval-page .server=${this.#server} .approval=${place.id}></cs-approval-page>`;
      case "audit":
        return html`<cs-audit-list .server=${this.#server}></cs-audit-list>`;
      case "switches":
        return html`<cs-switch-list .server=${this.#server}></cs-switch-list>`;
      case "standing-orders":
        return html`<cs-standing-orders .server=${this.#server} .me=${this.who?.session?.principal.id ?? ""}></cs-standing-orders>`;
      case "odoo-key":
        return html`<cs-odoo-key .server=${this.#server}></cs-odoo-key>`;
      case "quality":
        return html`<cs-quality-page .server=${this.#server}></cs-quality-page>`;
      case "delegations":
        return html`<cs-delegations .server=${this.#server} .me=${this.who?.session?.principal.id ?? ""}></cs-delegations>`;
    }
  }

  #signedOut({ demo }: Who) {
    if (demo === null) return html`<h1>You are signed out</h1><p><a href=${signInAddress("")}>Sign in</a> to go on here.</p>`;
    return html`<h1>Who countersigns?</h1><cs-role-picker .demo=${demo} ?busy=${this.busy} @pick=${this.#pick}></cs-role-picker>`;
  }

  #open = async () => {
    this.error = "";
    try {
      this.who = await who(this.#server);
      if (this.who.session === null && this.who.demo === null) goToSignIn("");
    } catch (error) {
      this.error = messageOf(error);
    }
  };

  async #pick({ detail }: CustomEvent<Pick>) {
    this.busy = true;
    try {
      await this.#server.signIn(detail.principal);
      await this.#open();
    } catch (error) {
      this.error = messageOf(error);
    } finally {
      this.busy = false;
    }
  }
}

define("countersign-console", ConsolePage);
