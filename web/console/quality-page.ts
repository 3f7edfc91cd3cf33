import { css, html, LitElement, nothing } from "lit";
import type { QualityCounts, QualityReport } from "../../core/wire.ts";
import type { Server } from "../client/server.ts";
import { messageOf } from "../client/server-error.ts";
import { define } from "../element/define.ts";
import { controls } from "../style/controls.ts";
import { plainText } from "../text/folded-text.ts";
import { groundedChart, percent, thumbsChart, turnsChart } from "./quality-chart.ts";
import { tableStyles } from "./table-styles.ts";

/** How answers do in real use: the graded share of turns over time, what people said of them, and both by use. */
class QualityPage extends LitElement {
  static override properties = { server: { attribute: false }, report: { state: true }, error: { state: true } };
  static override styles = [
    controls,
    tableStyles,
    css`
      .tiles {
        display: grid;
        grid-template-columns: repeat(auto-fit, minmax(130px, 1fr));
        gap: 10px;
        margin: 14px 0;
        padding: 0;
        list-style: none;
      }
      .tiles li {
        padding: 10px 12px;
        border: 1px solid var(--cs-line);
        border-radius: 10px;
        background: var(--cs-surface);
        font-size: 13px;
      }
      .tiles b {
        display: block;
        font-size: 21px;
        font-variant-numeric: tabular-nums;
      }
      .charts {
        display: grid;
        grid-template-columns: repeat(auto-fit, minmax(min(100%, 340px), 1fr));
        gap: 12px;
        margin: 14px 0;
      }
      figure {
        min-width: 0;
        margin: 0;
        padding: 12px;
        border: 1px solid var(--cs-line);
        border-radius: 10px;
        background: var(--cs-surface);
      }
      svg {
        display: block;
        width: 100%;
        height: 150px;
        margin: 8px 0 4px;
        border-bottom: 1px solid var(--cs-line);
        overflow: visible;
      }
      .days {
        display: flex;
        justify-content: space-between;
      }
      .grounded {
        fill: var(--cs-good);
      }
      .point {
        stroke: var(--cs-good);
        stroke-width: 7;
        stroke-linecap: round;
        vector-effect: non-scaling-stroke;
      }
      .loose {
        fill: var(--cs-warn);
      }
      .declined {
        fill: var(--cs-muted);
      }
      .failed {
        fill: var(--cs-bad);
      }
      .other {
        fill: var(--cs-accent);
      }
      .line {
        fill: none;
        stroke: var(--cs-good);
        stroke-width: 2;
        vector-effect: non-scaling-stroke;
      }
      .guide {
        stroke: var(--cs-line);
        vector-effect: non-scaling-stroke;
      }
      .keys {
        display: flex;
        flex-wrap: wrap;
        gap: 2px 14px;
      }
      .keys svg {
        display: inline-block;
        width: 10px;
        height: 10px;
        margin: 0 4px 0 0;
        border: 0;
      }
    `,
  ];
  declare server: Server;
  declare report: QualityReport | null;
  declare error: string;

  constructor() {
    super();
    this.report = null;
    this.error = "";
  }

  override connectedCallback() {
    super.connectedCallback();
    void this.#load();
  }

  override render() {
    return html`<div class="head"><h1>Quality of answers</h1></div>
      ${this.error === "" ? nothing : html`<p class="error" role="alert">${this.error}</p>`} ${this.report === null ? nothing : this.#report(this.report)}`;
  }

  #report({ share, days, uses }: QualityReport) {
    const all = days.reduce(added, NONE);
    return html`<p class="muted small">Of the turns that people take, ${percent(share)} are graded when they have been answered: whether each value of an answer is in the records that were read, whether a field came through that the role may not see, how long it took and how much there is to read. Counts are kept, no words of anybody. Days are UTC.</p>
      <ul class="tiles">
        ${this.#tile(all.graded, "turns graded")} ${this.#tile(all.answered === 0 ? "–" : percent(all.grounded / all.answered), "of answers rest on records alone")}
        ${this.#tile(all.leaked, "turns with a hidden field")} ${this.#tile(all.graded === 0 ? "–" : percent(all.declined / all.graded), "declined or handed over")}
        ${this.#tile(all.failed, "failed")} ${this.#tile(`${all.up} / ${all.down}`, "thumbs up / down")}
      </ul>
      <div class="charts">${turnsChart(days)} ${groundedChart(days)} ${thumbsChart(days)}</div>
      <p class="keys small muted">
        ${KEYS.map(([kind, words]) => html`<span><svg viewBox="0 0 10 10" aria-hidden="true"><rect class=${kind} width="10" height="10" rx="2" /></svg>${words}</span>`)}
      </p>
      ${uses.length === 0 ? html`<p class="empty">Nothing has been graded in these ${days.length} days.</p>` : this.#uses(uses)}`;
  }

  #tile(value: string | number, words: string) {
    return html`<li><b>${value}</b>${words}</li>`;
  }

  #uses(uses: QualityReport["uses"]) {
    return html`<table>
      <thead><tr><th scope="col">Use</th><th scope="col" class="number">Graded</th><th scope="col" class="number">On records alone</th><th scope="col" class="number">Declined</th><th scope="col" class="number">Median ms</th><th scope="col" class="number">Median words</th><th scope="col" class="number">Thumbs</th></tr></thead>
      <tbody>
        ${uses.map(
          (use) => html`<tr>
            <td class="main" data-label="Use">${plainText(use.title)}</td>
            <td class="number" data-label="Graded">${use.graded}</td>
            <td class="number" data-label="On records">${use.answered === 0 ? "–" : percent(use.grounded / use.answered)}</td>
            <td class="number" data-label="Declined">${use.declined}</td>
            <td class="number" data-label="Median ms">${use.ms}</td>
            <td class="number" data-label="Median words">${use.words}</td>
            <td class="number" data-label="Thumbs">${use.up} up, ${use.down} down</td>
          </tr>`,
        )}
      </tbody>
    </table>`;
  }

  async #load() {
    try {
      this.report = await this.server.quality();
    } catch (error) {
      this.error = messageOf(error);
    }
  }
}

const NONE: QualityCounts = { graded: 0, answered: 0, grounded: 0, leaked: 0, declined: 0, failed: 0, ms: 0, words: 0, up: 0, down: 0 };

function added(sum: QualityCounts, day: QualityCounts): QualityCounts {
  return {
    ...sum,
    graded: sum.graded + day.graded,
    answered: sum.answered + day.answered,
    grounded: sum.grounded + day.grounded,
    leaked: sum.leaked + day.leaked,
    declined: sum.declined + day.declined,
    failed: sum.failed + day.failed,
    up: sum.up + day.up,
    down: sum.down + day.down,
  };
}

const KEYS = [
  ["grounded", "answered from records alone"],
  ["loose", "answered with a value that no record holds"],
  ["declined", "declined or handed over"],
  ["failed", "failed"],
  ["other", "proposed or asked back"],
] as const;

define("cs-quality-page", QualityPage);
