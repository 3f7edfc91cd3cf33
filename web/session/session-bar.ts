import { css, html, LitElement, nothing } from "lit";
import type { DemoInfo, SessionInfo } from "../../core/wire.ts";
import type { Server } from "../client/server.ts";
import { messageOf } from "../client/server-error.ts";
import { define } from "../element/define.ts";
import { controls } from "../style/controls.ts";
import { inWords, rolesText } from "../text/format.ts";
import { visible } from "../text/visible-characters.ts";

/** The head of a page: what this is, who one is, and under the demo a switch to another role. After a change the page loads anew. */
class SessionBar extends LitElement {
  static override properties = {
    server: { attribute: false },
    session: { attribute: false },
    demo: { attribute: false },
    page: { type: String },
    error: { state: true },
  };
  static override styles = [
    controls,
    css`
      :host {
        display: block;
        border-bottom: 1px solid var(--cs-line);
        background: var(--cs-surface);
      }
      header {
        display: flex;
        flex-wrap: wrap;
        gap: 6px 16px;
        align-items: center;
        padding: 8px 16px;
      }
      .brand {
        display: flex;
        gap: 8px;
        align-items: center;
        font-weight: 700;
        font-size: 16px;
        color: inherit;
        text-decoration: none;
      }
      nav {
        display: flex;
        flex-wrap: wrap;
        gap: 2px 14px;
        flex: 1;
      }
      nav a[aria-current] {
        color: inherit;
        font-weight: 600;
        text-decoration: none;
      }
      .tag {
        padding: 0 7px;
        border-radius: 99px;
        font-size: 12px;
        font-weight: 600;
        color: var(--cs-warn);
        background: var(--cs-warn-tint);
      }
      select {
        max-width: 300px;
      }
      .error {
        flex-basis: 100%;
      }
      @media (max-width: 600px) {
        header {
          gap: 6px 8px;
          padding: 6px 10px;
        }
        nav {
          flex: 0 1 auto;
          margin-inline-start: auto;
        }
        label {
          flex: 1 1 160px;
        }
        select {
          width: 100%;
          max-width: none;
        }
        .you {
          position: absolute;
          clip-path: inset(50%);
        }
      }
    `,
  ];
  declare server: Server;
  declare session: SessionInfo | null;
  declare demo: DemoInfo | null;
  declare page: string;
  declare error: string;

  constructor() {
    super();
    this.session = null;
    this.demo = null;
    this.page = "";
    this.error = "";
  }

  override render() {
    const { session, demo } = this;
    return html`<header>
      <a class="brand" href="/"><img src="/favicon.svg" alt="" width="22" height="22" />Countersign</a>
      ${session === null || session.environment === "production" ? nothing : html`<span class="tag">${session.environment}</span>`}
      <nav aria-label="Pages">
        ${session === null ? nothing : html`${this.#link("/", "Ask", "chat")} ${this.#link("/console", "Approvals", "approvals")}`}
        ${session === null || session.environment === "demo" ? nothing : this.#link("/console?view=odoo-key", "Odoo key", "odoo-key")}
        ${PAGES.map(({ page, label, roles }) => (session?.principal.roles.some((role) => roles.includes(role)) ? this.#link(`/console?view=${page}`, label, page) : nothing))}
      </nav>
      ${session === null ? nothing : demo === null ? this.#person(session) : this.#switch(session, demo)}
      ${session === null ? nothing : html`<button @click=${this.#signOut}>Sign out</button>`}
      ${this.error === "" ? nothing : html`<p class="error" role="alert">${this.error}</p>`}
    </header>`;
  }

  #link(href: string, label: string, page: string) {
    return html`<a href=${href} aria-current=${page === this.page ? "page" : nothing}>${label}</a>`;
  }

  #person({ principal }: SessionInfo) {
    return html`<span>${visible(principal.name)} <span class="muted small">${rolesText(principal.roles)}</span></span>`;
  }

  #switch({ principal }: SessionInfo, { principals }: DemoInfo) {
    return html`<label><span class="muted small you">You are</span>
      <select @change=${this.#change}>
        ${principals.map(({ id, name, role }) => html`<option .value=${id} ?selected=${id === principal.id}>${roleOnce(role, name, principals)}</option>`)}
      </select></label>`;
  }

  #change(event: Event) {
    const { target } = event;
    if (target instanceof HTMLSelectElement) this.#run(() => this.server.signIn(target.value));
  }

  /** The demo's first page offers its roles; elsewhere a page would lead straight back into the identity provider's session. */
  #signOut() {
    return this.#run(() => this.server.signOut(), this.demo === null ? "/auth/signed-out" : undefined);
  }

  async #run(action: () => Promise<unknown>, next?: string) {
    this.error = "";
    try {
      await action();
      if (next === undefined) location.reload();
      else location.assign(next);
    } catch (error) {
      this.error = messageOf(error);
    }
  }
}

/** Pages of the console that only some roles have a use for; the server decides what they may do there. */
const PAGES: readonly { readonly page: string; readonly label: string; readonly roles: readonly string[] }[] = [
  { page: "standing-orders", label: "Standing orders", roles: ["operations_manager", "finance_manager", "auditor"] },
  { page: "delegations", label: "Delegations", roles: ["operations_manager", "finance_manager"] },
  { page: "switches", label: "Switches", roles: ["operations_manager", "admin", "auditor"] },
  { page: "quality", label: "Quality", roles: ["operations_manager", "admin", "auditor"] },
  { page: "audit", label: "Audit", roles: ["auditor", "admin"] },
];

/** The role, with the person's name where several people have it. */
function roleOnce(role: string, name: string, principals: DemoInfo["principals"]): string {
  const several = principals.filter((other) => other.role === role).length > 1;
  return several ? `${inWords(role)} · ${visible(name)}` : inWords(role);
}

define("cs-session-bar", SessionBar);
