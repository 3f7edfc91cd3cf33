import { html, nothing, svg } from "lit";
import type { QualityDay } from "../../core/wire.ts";

const WIDTH = 600;
const HEIGHT = 150;

/** How many turns were graded each day, stacked by what came of them: nothing is smoothed, a day without turns is empty. */
export function turnsChart(days: readonly QualityDay[]) {
  const most = Math.max(1, ...days.map(({ graded }) => graded));
  const slot = WIDTH / days.length;
  const bars = days.map((day, at) => {
    const parts = [
      { kind: "grounded", count: day.grounded },
      { kind: "loose", count: day.answered - day.grounded },
      { kind: "declined", count: day.declined },
      { kind: "failed", count: day.failed },
      { kind: "other", count: day.graded - day.answered - day.declined - day.failed },
    ];
    let top = HEIGHT;
    return parts.map(({ kind, count }) => {
      const tall = (count / most) * HEIGHT;
      top -= tall;
      return count === 0
        ? nothing
        : svg`<rect class=${kind} x=${at * slot + 1} y=${top} width=${slot - 2} height=${tall}><title>${day.day}: ${count} ${WORDS[kind]}</title></rect>`;
    });
  });
  return chart("Graded turns a day", `at most ${most}`, days, bars, `Graded turns of the last ${days.length} days, at most ${most} a day`);
}

const WORDS: Readonly<Record<string, string>> = {
  grounded: "answered from records alone",
  loose: "answered with a value that no record holds",
  declined: "declined or handed over",
  failed: "failed",
  other: "proposed or asked back",
};

/** The share of answers that rest on records alone, by day; days without answers leave a gap. */
export function groundedChart(days: readonly QualityDay[]) {
  const slot = WIDTH / days.length;
  const points = days.map(({ answered, grounded, day }, at) => ({
    day,
    share: answered === 0 ? undefined : grounded / answered,
    x: (at + 0.5) * slot,
  }));
  const shown = points.flatMap(({ share, x, day }) => (share === undefined ? [] : [{ share, x, y: HEIGHT - share * HEIGHT, day }]));
  const line = shown.map(({ x, y }, at) => `${at === 0 ? "M" : "L"}${x.toFixed(1)} ${y.toFixed(1)}`).join("");
  const marks = shown.map(
    ({ x, y, day, share }) => svg`<path class="point" d=${`M${x.toFixed(1)} ${y.toFixed(1)}h0.01`}><title>${day}: ${percent(share)}</title></path>`,
  );
  const picture = [svg`<line class="guide" x1="0" x2=${WIDTH} y1="0.5" y2="0.5" />`, svg`<path class="line" d=${line} />`, ...marks];
  return chart("Answers that rest on records alone", "top line 100 %", days, picture, "Share of answers that rest on records alone, by day");
}

/** Thumbs up above the line, thumbs down below it. */
export function thumbsChart(days: readonly QualityDay[]) {
  const most = Math.max(1, ...days.map(({ up, down }) => Math.max(up, down)));
  const slot = WIDTH / days.length;
  const middle = HEIGHT / 2;
  const bars = days.flatMap(({ up, down, day }, at) => {
    const [high, low] = [(up / most) * middle, (down / most) * middle];
    return [
      svg`<rect class="grounded" x=${at * slot + 1} y=${middle - high} width=${slot - 2} height=${high}><title>${day}: ${up} up</title></rect>`,
      svg`<rect class="failed" x=${at * slot + 1} y=${middle} width=${slot - 2} height=${low}><title>${day}: ${down} down</title></rect>`,
    ];
  });
  const picture = [...bars, svg`<line class="guide" x1="0" x2=${WIDTH} y1=${middle} y2=${middle} />`];
  return chart("Thumbs", `up above, down below, at most ${most}`, days, picture, "Thumbs up and down by day");
}

export const percent = (share: number) => `${(share * 100).toFixed(1).replace(/\.0$/, "")} %`;

function chart(title: string, hint: string, days: readonly QualityDay[], picture: unknown, label: string) {
  return html`<figure>
    <figcaption><strong>${title}</strong> <span class="muted small">${hint}</span></figcaption>
    <svg viewBox="0 0 ${WIDTH} ${HEIGHT}" preserveAspectRatio="none" role="img" aria-label=${label}>${picture}</svg>
    <div class="days muted small"><span>${days[0]?.day}</span><span>${days.at(-1)?.day}</span></div>
  </figure>`;
}
