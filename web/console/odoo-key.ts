import { html, LitElement, nothing } from "lit";
import type { Server } from "../client/server.ts";
import { messageOf } from "../client/server-error.ts";
import { define } from "../element/define.ts";
import { controls } from "../style/controls.ts";
import { plainText } from "../text/folded-text.ts";
import { formStyles } from "./form-styles.ts";
import { tableStyles } from "./table-styles.ts";

/** One's own Odoo API key, pasted once: it is checked, sealed, and never shown again. */
class OdooKey extends LitElement {
  static override properties = {
    server: { attribute: false },
    known: { state: true },
    said: { state: true },
    error: { state: true },
    busy: { state: true },
  };
  static override styles = [controls, tableStyles, formStyles];
  declare server: Server;
  declare known: { readonly odoo: string; readonly has: boolean } | null;
  declare said: string;
  declare error: string;
  declare busy: boolean;

  constructor() {
    super();
    this.known = null;
    this.said = "";
    this.error = "";
    this.busy = false;
  }

  override connectedCallback() {
    super.connectedCallback();
    void this.#run(async () => undefined);
  }

  override render() {
    return html`<div class="head"><h1>Your Odoo key</h1></div>
      ${this.error === "" ? nothing : html`<p class="error" role="alert">${this.error}</p>`}
      ${this.said === "" ? nothing : html`<p role="status">${this.said}</p>`}
      ${this.known === null ? nothing : this.#form(this.known)}`;
  }

  #form({ odoo, has }: NonNullable<typeof this.known>) {
    return html`<p>Countersign reads and proposes in Odoo (${plainText(odoo)}) with your own key, so that it can do no more than you can.
        ${has ? "You have stored one." : "You haven't stored one yet."}</p>
      <form @submit=${this.#store}>
        <div class="fields">
          <label>API key <span class="muted">made in Odoo under My Profile, Security</span><input name="apiKey" type="password" required maxlength="300" autocomplete="off" /></label>
        </div>
        <div class="row">
          <button class="primary" type="submit" ?disabled=${this.busy}>${has ? "Replace it" : "Store it"}</button>
          ${has ? html`<button class="reject" type="button" ?disabled=${this.busy} @click=${this.#forget}>Forget it</button>` : nothing}
        </div>
      </form>`;
  }

  #store(event: SubmitEvent) {
    event.preventDefault();
    const form = event.target;
    if (!(form instanceof HTMLFormElement)) return;
    const apiKey = String(new FormData(form).get("apiKey") ?? "").trim();
    void this.#run(async () => {
      await this.server.storeOdooKey(apiKey);
      form.reset();
      return "Odoo accepted the key. It is stored sealed.";
    });
  }

  #forget() {
    void this.#run(async () => {
      await this.server.forgetOdooKey();
      return "The key is forgotten here. Delete it in Odoo too if nothing else uses it.";
    });
  }

  async #run(action: () => Promise<string | undefined>) {
    this.busy = true;
    this.error = "";
    try {
      this.said = (await action()) ?? "";
      this.known = await this.server.odooKey();
    } catch (error) {
      this.error = messageOf(error);
    } finally {
      this.busy = false;
    }
  }
}

define("cs-odoo-key", OdooKey);
