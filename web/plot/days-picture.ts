import { nothing, svg } from "lit";
import type { Plot } from "../../core/wire.ts";
import { visible } from "../text/visible-characters.ts";
import { dayNumber, fitted, shortDay, tickText } from "./plot-text.ts";
import { dayTicks, scale, ticks } from "./scale.ts";

const HEIGHT = 230;
const TOP = 22;
const BOTTOM = HEIGHT - 26;
const CHARACTER = 7.2;
const DAY_ROOM = 72;

interface Point {
  readonly day: number;
  readonly value: number;
}

/** Values over days: a line, or a band of likely values around its middle with what was measured before it. */
export function daysPicture(plot: Extract<Plot, { kind: "band" | "line" }>, width: number) {
  const at = ({ day, value }: { readonly day: string; readonly value: string }): Point => ({ day: dayNumber(day), value: Number(value) });
  const band = plot.kind === "band" ? plot.points : [];
  const line = (plot.kind === "line" ? plot.points : band.map(({ day, middle }) => ({ day, value: middle }))).map(at);
  const low = band.map((point) => at({ day: point.day, value: point.low }));
  const high = band.map((point) => at({ day: point.day, value: point.high }));
  const past = plot.kind === "band" ? (plot.past ?? []).map(at) : [];
  const level = plot.kind === "band" ? plot.level : undefined;
  const mark = plot.kind === "band" ? plot.mark : undefined;

  const all = [...line, ...low, ...high, ...past];
  const values = [...all.map(({ value }) => value), ...(level ? [Number(level.value)] : [])];
  const days = [...all.map(({ day }) => day), ...(mark ? [dayNumber(mark.day)] : [])];
  const [first, last] = [Math.min(...days), Math.max(...days)];
  const rungs = ticks(Math.min(0, ...values), Math.max(0, ...values), 5);
  const left = Math.max(...rungs.map((rung) => tickText(rung).length)) * CHARACTER + 8;
  const right = width - 24;
  const x = scale([first, last], [left, right]);
  const y = scale([rungs[0] ?? 0, rungs.at(-1) ?? 1], [BOTTOM, TOP]);
  const path = (points: readonly Point[]) =>
    points.map(({ day, value }, index) => `${index === 0 ? "M" : "L"}${x(day).toFixed(1)} ${y(value).toFixed(1)}`).join("");
  const area = `${path(high)}${path([...low].reverse()).replace("M", "L")}Z`;
  const markAt = mark ? x(dayNumber(mark.day)) : 0;
  const toLeft = markAt > (left + right) / 2;

  const picture = svg`
    ${rungs.map((rung) => svg`<line class=${rung === 0 ? "zero" : "grid"} x1=${left} x2=${right} y1=${y(rung)} y2=${y(rung)} /><text class="tick" x=${left - 6} y=${y(rung) + 4} text-anchor="end">${tickText(rung)}</text>`)}
    ${dayTicks(first, last, Math.floor((right - left) / DAY_ROOM)).map((day) => svg`<line class="zero" x1=${x(day)} x2=${x(day)} y1=${BOTTOM} y2=${BOTTOM + 4} /><text class="tick" x=${x(day)} y=${BOTTOM + 18} text-anchor="middle">${shortDay(day)}</text>`)}
    ${band.length > 0 ? svg`<path class="band" d=${area} />` : nothing}
    ${past.length > 0 ? svg`<path class="past" d=${path(past)} />` : nothing}
    <path class="line" d=${path(line)} />
    ${level ? svg`<line class="level" x1=${left} x2=${right} y1=${y(Number(level.value))} y2=${y(Number(level.value))} /><text class="value" x=${left + 4} y=${y(Number(level.value)) - 4}>${fitted(visible(level.label), right - left)}</text>` : nothing}
    ${mark ? svg`<line class="mark" x1=${markAt} x2=${markAt} y1=${TOP - 6} y2=${BOTTOM} /><text class="value" x=${markAt + (toLeft ? -5 : 5)} y="12" text-anchor=${toLeft ? "end" : "start"}>${fitted(visible(mark.label), toLeft ? markAt - 5 : width - markAt - 5)}</text>` : nothing}`;
  return { height: HEIGHT, picture };
}
