import { css, html, LitElement, nothing, svg } from "lit";
import type { Verdict } from "../../core/wire.ts";
import type { Server } from "../client/server.ts";
import { messageOf } from "../client/server-error.ts";
import { define } from "../element/define.ts";
import { controls } from "../style/controls.ts";

/** A hand with its thumb up; turned round it is down. */
const HAND = svg`<path d="M7 10v10H4a1 1 0 0 1-1-1v-8a1 1 0 0 1 1-1h3Zm2 10V10l4-7c1.4 0 2.4 1.1 2.2 2.5L14.6 9H19a2 2 0 0 1 2 2.3l-1.1 7A2 2 0 0 1 17.9 20H9Z" fill="none" stroke="currentColor" stroke-width="1.7" stroke-linejoin="round"/>`;

/** Thumbs up and down on one answer; a second press takes it back. */
class Thumbs extends LitElement {
  static override properties = {
    server: { attribute: false },
    thread: { attribute: false },
    turn: { attribute: false },
    verdict: { attribute: false },
    error: { state: true },
    busy: { state: true },
  };
  static override styles = [
    controls,
    css`
      :host {
        display: flex;
        flex-wrap: wrap;
        gap: 2px 4px;
        align-items: center;
        margin-top: 4px;
      }
      button.thumb {
        display: grid;
        place-items: center;
        width: 32px;
        min-width: 32px;
        height: 32px;
        min-height: 32px;
        padding: 0;
        border-color: transparent;
        background: none;
        color: var(--cs-muted);
      }
      button.thumb:hover {
        background: var(--cs-sunken);
      }
      button.thumb[aria-pressed="true"] {
        color: var(--cs-accent);
        border-color: currentColor;
      }
      svg {
        width: 18px;
        height: 18px;
      }
      .down svg {
        transform: rotate(180deg);
      }
      @media (pointer: coarse) {
        button.thumb {
          width: 44px;
          height: 44px;
        }
      }
    `,
  ];
  declare server: Server;
  declare thread: string;
  declare turn: string;
  declare verdict: Verdict | null;
  declare error: string;
  declare busy: boolean;

  constructor() {
    super();
    this.verdict = null;
    this.error = "";
    this.busy = false;
  }

  override render() {
    return html`${this.#button("up", "This answer helped")} ${this.#button("down", "This answer did not help")}
      <span class="small muted" role="status">${this.verdict === null ? nothing : "Thank you."}</span>
      ${this.error === "" ? nothing : html`<span class="error small" role="alert">${this.error}</span>`}`;
  }

  #button(verdict: Verdict, label: string) {
    return html`<button class="thumb ${verdict}" aria-label=${label} title=${label} aria-pressed=${this.verdict === verdict ? "true" : "false"} ?disabled=${this.busy} @click=${() => this.#press(verdict)}>
      <svg viewBox="0 0 24 24" aria-hidden="true">${HAND}</svg>
    </button>`;
  }

  async #press(verdict: Verdict) {
    const next = this.verdict === verdict ? null : verdict;
    this.busy = true;
    this.error = "";
    try {
      await this.server.judge(this.thread, this.turn, next);
      this.verdict = next;
    } catch (error) {
      this.error = messageOf(error);
    } finally {
      this.busy = false;
    }
  }
}

define("cs-thumbs", Thumbs);
