import { html } from "lit";
import type { Plot } from "../../core/wire.ts";
import { visible } from "../text/visible-characters.ts";
import { valueText, wholeDay } from "./plot-text.ts";

/** The numbers of a plot, whole and exact, by row. */
export function plotRows(plot: Plot): { readonly headings: readonly string[]; readonly rows: readonly (readonly string[])[] } {
  const text = (value: string) => valueText(value, plot.unit);
  switch (plot.kind) {
    case "bars":
      return {
        headings: [plot.headings.label, plot.headings.value].map(visible),
        rows: plot.bars.map(({ label, value }) => [visible(label), text(value)]),
      };
    case "line":
      return {
        headings: [plot.headings.day, plot.headings.value].map(visible),
        rows: plot.points.map(({ day, value }) => [wholeDay(day), text(value)]),
      };
    case "band": {
      const past = plot.past ?? [];
      const { day, low, middle, high } = plot.headings;
      const before = past.length > 0 ? [plot.headings.past ?? ""] : [];
      return {
        headings: [day, ...before, low, middle, high].map(visible),
        rows: [
          ...past.map((point) => [wholeDay(point.day), text(point.value), "", "", ""]),
          ...plot.points.map((point) => [wholeDay(point.day), ...before.map(() => ""), text(point.low), text(point.middle), text(point.high)]),
        ],
      };
    }
  }
}

const SPOKEN_ROWS = 4;

/** The picture in a sentence, for who can't see it: its title, its first rows and its last. */
export function plotSentence(plot: Plot): string {
  const { rows } = plotRows(plot);
  const shown = rows.length <= SPOKEN_ROWS ? rows : [...rows.slice(0, SPOKEN_ROWS - 1), ...rows.slice(-1)];
  return `${visible(plot.title)}: ${shown.map(([head, ...values]) => `${head} ${values.filter((value) => value !== "").join(", ")}`).join("; ")}`;
}

export function plotTable(plot: Plot) {
  const { headings, rows } = plotRows(plot);
  return html`<details class="small">
    <summary>Show as a table</summary>
    <div class="scroll" tabindex="0" role="region" aria-label=${visible(plot.title)}>
      <table>
        <thead><tr>${headings.map((heading) => html`<th scope="col">${heading}</th>`)}</tr></thead>
        <tbody>${rows.map(([head, ...values]) => html`<tr><th scope="row"><bdi>${head}</bdi></th>${values.map((value) => html`<td><bdi>${value}</bdi></td>`)}</tr>`)}</tbody>
      </table>
    </div>
  </details>`;
}
