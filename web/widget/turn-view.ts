import { html, LitElement, nothing, type TemplateResult } from "lit";
import { repeat } from "lit/directives/repeat.js";
import { type ApprovalCard, HAND_OVER_REQUEST, type Outcome } from "../../core/wire.ts";
import "../card/approval-card.ts";
import "./thumbs.ts";
import type { Server } from "../client/server.ts";
import { define } from "../element/define.ts";
import "../plot/plot-view.ts";
import { controls } from "../style/controls.ts";
import { fold } from "../text/fold.ts";
import { plainText } from "../text/folded-text.ts";
import { inWords } from "../text/format.ts";
import { markdown, markdownStyles } from "../text/markdown-view.ts";
import type { Turn } from "./conversation.ts";
import { sourcesStyles, sourcesView } from "./sources-view.ts";
import { turnStyles } from "./turn-styles.ts";

const LONG_ANSWER = 6000;

const OUTCOME_NOTES = {
  answered: null,
  clarify: null,
  refused: "Not done",
  needs_approval: null,
  handed_over: "Handed to a person",
  failed: "Failed",
} as const satisfies Record<Outcome, string | null>;

/** One question with its answer, its sources and the changes that it proposed. It fires `choose` with a choice, and `again`. */
class TurnView extends LitElement {
  static override properties = {
    turn: { attribute: false },
    cards: { attribute: false },
    server: { attribute: false },
    latest: { type: Boolean },
    whole: { state: true },
  };
  static override styles = [controls, markdownStyles, sourcesStyles, turnStyles];
  declare turn: Turn;
  declare cards: ReadonlyMap<string, ApprovalCard>;
  declare server: Server;
  declare latest: boolean;
  declare whole: boolean;

  constructor() {
    super();
    this.latest = false;
    this.whole = false;
  }

  override render() {
    const { turn } = this;
    const cards = turn.approvals.flatMap((id) => this.cards.get(id) ?? []);
    return html`
      <div class="question"><span class="unseen">You asked: </span>${plainText(turn.question)}</div>
      <div class="answer">
        ${this.#note()} ${turn.text === "" ? nothing : this.#answer()} ${turn.state === "running" ? this.#progress() : nothing}
        ${(turn.result?.plots ?? []).map((plot) => html`<cs-plot .plot=${plot}></cs-plot>`)}
        ${turn.result === null ? nothing : sourcesView(turn.result)} ${this.#thumbs()} ${this.#trouble()}
      </div>
      ${repeat(
        cards,
        ({ id }) => id,
        (card) => html`<cs-approval-card .card=${card} .server=${this.server}></cs-approval-card>`,
      )}
      ${this.#choices()}
    `;
  }

  #note() {
    const note = this.turn.result === null ? null : OUTCOME_NOTES[this.turn.result.outcome];
    return note === null ? nothing : html`<p class="note small">${note}</p>`;
  }

  #answer(): TemplateResult {
    const { head, more } = fold(this.turn.text, LONG_ANSWER);
    return html`<div class="text">${markdown(this.whole ? this.turn.text : head)}</div>
      ${more === 0 || this.whole ? nothing : html`<button class="plain small" @click=${this.#showAll}>Show the whole answer (${more.toLocaleString()} more characters)</button>`}`;
  }

  #progress() {
    const step = this.turn.steps.findLast(({ running }) => running);
    return html`<p class="progress small muted"><span class="dots" aria-hidden="true"><i></i><i></i><i></i></span> ${step ? plainText(inWords(step.tool)) : "Working"}</p>`;
  }

  #thumbs() {
    const { result, verdict, state } = this.turn;
    if (result === null || state !== "done") return nothing;
    return html`<cs-thumbs .server=${this.server} .thread=${result.thread} .turn=${result.id} .verdict=${verdict ?? null}></cs-thumbs>`;
  }

  #trouble() {
    const { state, error } = this.turn;
    if (state === "stopped") return html`<p class="muted small">You stopped waiting for this answer.</p>`;
    if (state !== "failed") return nothing;
    return html`<div class="error row"><span>${plainText(error ?? "The answer failed.")}</span><button @click=${this.#again}>Ask again</button></div>`;
  }

  #choices() {
    const choices = this.turn.result?.choices ?? [];
    const handOver = this.turn.result?.handOver === true;
    if (!this.latest || (choices.length === 0 && !handOver)) return nothing;
    return html`<div class="choices row" role="group" aria-label="Choices">
      ${choices.map((choice) => html`<button @click=${() => this.#choose(choice)}>${plainText(choice)}</button>`)}
      ${handOver ? html`<button @click=${() => this.#choose(HAND_OVER_REQUEST)}>Ask a person</button>` : nothing}
    </div>`;
  }

  #choose(choice: string) {
    this.dispatchEvent(new CustomEvent<string>("choose", { detail: choice }));
  }

  #again() {
    this.dispatchEvent(new CustomEvent("again"));
  }

  #showAll() {
    this.whole = true;
  }
}

define("cs-turn", TurnView);
