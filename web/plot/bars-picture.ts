import { svg } from "lit";
import type { Plot } from "../../core/wire.ts";
import { visible } from "../text/visible-characters.ts";
import { fitted, valueText } from "./plot-text.ts";
import { scale } from "./scale.ts";

const CHARACTER = 7.2;
const NARROW = 480;
const GAP = 8;

/** Bars from left to right, one below the other, each with its name and its value; a narrow one names them above. */
export function barsPicture({ bars, unit }: Extract<Plot, { kind: "bars" }>, width: number) {
  const narrow = width < NARROW;
  const row = narrow ? 42 : 28;
  const rows = bars.map(({ label, value }) => ({ label: visible(label), value: Number(value), text: valueText(value, unit) }));
  const longest = Math.max(...rows.map(({ label }) => [...label].length)) * CHARACTER;
  const left = narrow ? 0 : Math.min(longest, width * 0.32) + GAP;
  const right = Math.max(...rows.map(({ text }) => text.length)) * CHARACTER + GAP;
  const values = rows.map(({ value }) => value);
  const x = scale([Math.min(0, ...values), Math.max(0, ...values)], [left, width - right]);
  const picture = rows.map(({ label, value, text }, at) => {
    const top = at * row + (narrow ? 19 : 4);
    const [from, to] = [Math.min(x(0), x(value)), Math.max(x(0), x(value))];
    return svg`<g><title>${label}: ${text}</title>
      <text class="name" x=${narrow ? 0 : left - GAP} y=${narrow ? at * row + 14 : top + 14} text-anchor=${narrow ? "start" : "end"}>${fitted(label, narrow ? width : left - GAP)}</text>
      <rect class="bar" x=${from} y=${top} width=${Math.max(1, to - from)} height=${narrow ? 18 : 20} rx="2" />
      <text class="value" x=${to + GAP / 2 + 2} y=${top + 14}>${text}</text></g>`;
  });
  return { height: rows.length * row + 4, picture: svg`${picture}<line class="zero" x1=${x(0)} x2=${x(0)} y1="0" y2=${rows.length * row} />` };
}
