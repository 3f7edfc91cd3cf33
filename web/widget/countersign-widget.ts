import { html, LitElement, nothing, type PropertyValues } from "lit";
import { repeat } from "lit/directives/repeat.js";
import type { ApprovalCard, ThreadHistory } from "../../core/wire.ts";
import { keep, kept } from "../client/kept.ts";
import { newId } from "../client/new-id.ts";
import { connect, type Server } from "../client/server.ts";
import { isStatus, messageOf } from "../client/server-error.ts";
import { define } from "../element/define.ts";
import type { Pick } from "../session/role-picker.ts";
import { goToSignIn } from "../session/sign-in.ts";
import { type Who, who } from "../session/who.ts";
import { controls } from "../style/controls.ts";
import { tokens } from "../style/tokens.ts";
import { rolesText } from "../text/format.ts";
import { visible } from "../text/visible-characters.ts";
import "./composer.ts";
import { fromHistory, newTurn, spoken, type Turn } from "./conversation.ts";
import "./empty-thread.ts";
import { runTurn } from "./run-turn.ts";
import { noRole, signedOut } from "./signed-out.ts";
import "./turn-view.ts";
import { widgetStyles } from "./widget-styles.ts";

const RECOVERY_MS = [500, 1500, 3000];
const CUT_OFF = "The connection was lost before the answer was complete. Ask again.";

/** `<countersign-widget endpoint="https://…">`: the whole conversation. Without `endpoint` it talks to the server that it was loaded from. */
class CountersignWidget extends LitElement {
  static override properties = {
    endpoint: { type: String },
    wide: { type: Boolean },
    who: { state: true },
    turns: { state: true },
    cards: { state: true },
    draft: { state: true },
    error: { state: true },
    busy: { state: true },
  };
  static override styles = [tokens, controls, widgetStyles];
  declare endpoint: string;
  declare wide: boolean;
  declare who: Who | null;
  declare turns: readonly Turn[];
  declare cards: ReadonlyMap<string, ApprovalCard>;
  declare draft: string;
  declare error: string;
  declare busy: boolean;
  #server: Server = connect("");
  #thread = "";
  #stop: AbortController | null = null;
  #following = true;
  #followedTo = 0;

  constructor() {
    super();
    this.endpoint = "";
    this.wide = false;
    this.who = null;
    this.turns = [];
    this.cards = new Map();
    this.draft = "";
    this.error = "";
    this.busy = false;
  }

  override connectedCallback() {
    super.connectedCallback();
    this.#server = connect(this.endpoint === "" ? new URL(import.meta.url).origin : this.endpoint.replace(/\/+$/, ""));
    void this.#open();
  }

  override disconnectedCallback() {
    super.disconnectedCallback();
    this.#stop?.abort();
  }

  /** Asks as if the person had typed it. */
  async ask(text: string): Promise<void> {
    if (this.#stop !== null || !this.who?.session) return;
    this.error = "";
    this.#setDraft("");
    this.#following = true;
    keep(this.#key("thread"), this.#thread);
    const turn = newTurn(newId(), text);
    const thread = this.#thread;
    const stop = new AbortController();
    this.#stop = stop;
    this.turns = [...this.turns, turn];
    const events = this.#server.ask({ thread, run: turn.key, text, signal: stop.signal });
    const watcher = { turn: (now: Turn) => this.#replace(now), card: (card: ApprovalCard) => this.#takeCard(card) };
    const end = await runTurn(events, turn, watcher, stop.signal);
    if (thread === this.#thread) {
      if (end.kind === "stopped") this.#change(turn.key, { state: "stopped" });
      if (end.kind === "refused") await this.#giveBack(turn, end.error);
      if (end.kind === "cut-off") await this.#recover(turn);
      await this.#fetchMissingCards();
    }
    if (this.#stop === stop) this.#stop = null;
    this.requestUpdate();
  }

  override render() {
    return html`<div class="frame">
      ${this.who?.session ? this.#bar(this.who) : nothing}
      <div class="log" tabindex="-1" @scroll=${this.#scrolled} @approval-changed=${({ detail }: CustomEvent<ApprovalCard>) => this.#takeCard(detail)}>
        <div class="inner">${this.#body()}</div>
      </div>
      <div class="unseen" aria-live="polite" role="status">${this.#announcement()}</div>
      ${this.error === "" ? nothing : html`<div class="error trouble row" role="alert"><span>${visible(this.error)}</span>${this.who === null ? html`<button @click=${this.#open}>Try again</button>` : nothing}</div>`}
      ${this.who?.session?.principal.roles.length ? html`<cs-composer class="compose" .text=${this.draft} ?running=${this.#stop !== null} @draft=${({ detail }: CustomEvent<string>) => this.#setDraft(detail)} @ask=${this.#asked} @stop=${() => this.#stop?.abort()}></cs-composer>` : nothing}
    </div>`;
  }

  override updated(changed: PropertyValues) {
    if (this.#following && (changed.has("turns") || changed.has("cards"))) requestAnimationFrame(() => this.#follow());
  }

  #bar({ session }: Who) {
    if (session === null) return nothing;
    return html`<div class="bar">
      ${this.wide ? nothing : html`<strong>Countersign</strong>`}
      <span class="muted small who">${this.wide ? nothing : html`${visible(session.principal.name)} · ${rolesText(session.principal.roles)}`}<span class="about"><span>Odoo: ${visible(session.odoo)}</span> <span>Model: ${visible(session.model)}</span></span></span>
      <button class="plain small" @click=${this.#startOver} ?disabled=${this.turns.length === 0}>New conversation</button>
    </div>`;
  }

  #body() {
    if (this.who === null) return this.error === "" ? html`<p class="muted">Loading…</p>` : nothing;
    if (this.who.session === null)
      return signedOut({ demo: this.who.demo, base: this.#server.base, busy: this.busy, pick: this.#pick, again: this.#open });
    if (this.who.session.principal.roles.length === 0) return noRole();
    if (this.turns.length === 0) return html`<cs-empty-thread .suggestions=${this.who.session.suggestions} @choose=${this.#asked}></cs-empty-thread>`;
    return repeat(
      this.turns,
      ({ key }) => key,
      (turn, index) =>
        html`<cs-turn .turn=${turn} .cards=${this.cards} .server=${this.#server} ?latest=${index === this.turns.length - 1} @choose=${this.#asked} @again=${() => this.ask(turn.question)}></cs-turn>`,
    );
  }

  #announcement() {
    const last = this.turns.at(-1);
    return last === undefined || last.key.includes(":") ? "" : visible(spoken(last));
  }

  #open = async () => {
    this.error = "";
    try {
      const found = await who(this.#server);
      this.who = found;
      this.dispatchEvent(new CustomEvent<Who>("who", { detail: found }));
      if (found.session === null) {
        if (found.demo === null) goToSignIn(this.#server.base);
        return;
      }
      this.draft = kept(this.#key("draft"));
      this.#thread = kept(this.#key("thread"));
      if (this.#thread !== "") await this.#load();
      else this.#thread = newId();
    } catch (error) {
      this.error = messageOf(error);
    }
  };

  async #load() {
    try {
      this.#show(await this.#server.thread(this.#thread));
    } catch (error) {
      if (isStatus(error, 403, 404)) this.#startOver();
      else this.error = `The conversation so far can't be shown. ${messageOf(error)}`;
    }
  }

  #show(history: ThreadHistory) {
    this.cards = new Map([...this.cards, ...history.approvals.map((card) => [card.id, card] as const)]);
    this.turns = fromHistory(history);
  }

  #pick = async ({ detail }: CustomEvent<Pick>) => {
    this.busy = true;
    this.error = "";
    try {
      await this.#server.signIn(detail.principal);
      await this.#open();
      if (detail.question !== "") void this.ask(detail.question);
    } catch (error) {
      this.error = messageOf(error);
    } finally {
      this.busy = false;
    }
  };

  #asked({ detail }: CustomEvent<string>) {
    void this.ask(detail);
  }

  async #giveBack(turn: Turn, error: unknown) {
    this.turns = this.turns.filter(({ key }) => key !== turn.key);
    if (this.draft === "") this.#setDraft(turn.question);
    if (isStatus(error, 401, 403)) await this.#open();
    this.error = `${messageOf(error)} Your text is kept.`;
  }

  /** The server finishes a run whoever listens, so the answer is looked for before the question is called lost. */
  async #recover(turn: Turn) {
    const before = this.turns.filter(({ result }) => result !== null).length;
    const thread = this.#thread;
    for (const wait of RECOVERY_MS) {
      await new Promise((resolve) => setTimeout(resolve, wait));
      const history = await this.#server.thread(thread).catch(() => null);
      if (thread !== this.#thread) return;
      if (history !== null && history.turns.length > before && history.turns.at(-1)?.question === turn.question) return this.#show(history);
    }
    this.#change(turn.key, { state: "failed", error: CUT_OFF });
  }

  async #fetchMissingCards() {
    const missing = this.turns.flatMap(({ approvals }) => approvals).filter((id) => !this.cards.has(id));
    for (const id of missing)
      await this.#server.approval(id).then(
        (card) => this.#takeCard(card),
        () => undefined,
      );
  }

  #startOver() {
    this.#stop?.abort();
    this.#stop = null;
    this.#thread = newId();
    keep(this.#key("thread"), "");
    this.turns = [];
    this.error = "";
    this.renderRoot.querySelector<HTMLElement>(".compose")?.focus();
  }

  #replace(turn: Turn) {
    this.turns = this.turns.map((other) => (other.key === turn.key ? turn : other));
  }

  #change(key: string, change: Partial<Turn>) {
    this.turns = this.turns.map((turn) => (turn.key === key ? { ...turn, ...change } : turn));
  }

  #takeCard(card: ApprovalCard) {
    this.cards = new Map([...this.cards, [card.id, card]]);
  }

  #setDraft(text: string) {
    this.draft = text;
    keep(this.#key("draft"), text);
  }

  /** Shows the end of the conversation, but never past the beginning of its last turn: a card is read from its top. */
  #follow() {
    const log = this.renderRoot.querySelector<HTMLElement>(".log");
    const last = this.renderRoot.querySelector<HTMLElement>("cs-turn:last-of-type");
    if (log === null || last === null) return;
    this.#followedTo = Math.max(0, Math.min(log.scrollHeight - log.clientHeight, last.offsetTop - log.offsetTop - 8));
    log.scrollTop = this.#followedTo;
  }

  #scrolled({ target }: Event) {
    if (!(target instanceof HTMLElement)) return;
    const atEnd = target.scrollHeight - target.scrollTop - target.clientHeight < 40;
    this.#following = atEnd || Math.abs(target.scrollTop - this.#followedTo) < 40;
  }

  #key(what: string): string {
    return `${what}:${this.#server.base}:${this.who?.session?.principal.id ?? ""}`;
  }
}

define("countersign-widget", CountersignWidget);
