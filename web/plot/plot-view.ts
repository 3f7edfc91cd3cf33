import { html, LitElement, nothing } from "lit";
import type { Plot } from "../../core/wire.ts";
import { define } from "../element/define.ts";
import { controls } from "../style/controls.ts";
import { visible } from "../text/visible-characters.ts";
import { barsPicture } from "./bars-picture.ts";
import { daysPicture } from "./days-picture.ts";
import { plotStyles } from "./plot-styles.ts";
import { plotSentence, plotTable } from "./plot-table.ts";
import { unitText } from "./plot-text.ts";

const NARROWEST = 220;
const WIDEST = 760;

/** One plot, drawn in the pixels that there are, so that its type stays as large as the text around it; its numbers stand below as a table. */
class PlotView extends LitElement {
  static override properties = { plot: { attribute: false }, width: { state: true } };
  static override styles = [controls, plotStyles];
  declare plot: Plot;
  declare width: number;
  readonly #watch = new ResizeObserver(([entry]) => {
    if (entry) this.width = Math.round(Math.max(NARROWEST, Math.min(WIDEST, entry.contentRect.width)));
  });

  constructor() {
    super();
    this.width = 0;
  }

  override connectedCallback() {
    super.connectedCallback();
    this.#watch.observe(this);
  }

  override disconnectedCallback() {
    super.disconnectedCallback();
    this.#watch.disconnect();
  }

  override render() {
    const { plot } = this;
    return html`<figure>
      <figcaption><strong><bdi>${visible(plot.title)}</bdi></strong> <span class="muted small"><bdi>${unitText(plot.unit)}</bdi></span></figcaption>
      ${this.width === 0 ? nothing : this.#picture()}
      ${plotTable(plot)}
    </figure>`;
  }

  #picture() {
    const { plot, width } = this;
    const { height, picture } = plot.kind === "bars" ? barsPicture(plot, width) : daysPicture(plot, width);
    return html`<svg viewBox="0 0 ${width} ${height}" width=${width} height=${height} role="img" aria-label=${plotSentence(plot)}>${picture}</svg>`;
  }
}

define("cs-plot", PlotView);
