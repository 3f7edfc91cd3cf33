import type { Plot } from "../../core/wire.ts";

const MOST_POINTS = 120;
const LONGEST_LABEL = 80;

/** A plot cut to 120 points, the past among them, and its texts to 80 characters. */
export function bounded(plot: Plot): Plot {
  const head = { title: short(plot.title), unit: "currency" in plot.unit ? { currency: short(plot.unit.currency) } : { uom: short(plot.unit.uom) } };
  switch (plot.kind) {
    case "bars":
      return { ...plot, ...head, bars: plot.bars.slice(0, MOST_POINTS).map(({ label, value }) => ({ label: short(label), value })) };
    case "line":
      return { ...plot, ...head, points: plot.points.slice(-MOST_POINTS) };
    case "band":
      return {
        ...plot,
        ...head,
        points: plot.points.slice(0, MOST_POINTS),
        ...(plot.past ? { past: plot.past.slice(Math.max(0, plot.past.length + plot.points.length - MOST_POINTS)) } : {}),
        ...(plot.mark ? { mark: { ...plot.mark, label: short(plot.mark.label) } } : {}),
        ...(plot.level ? { level: { ...plot.level, label: short(plot.level.label) } } : {}),
      };
  }
}

function short(text: string): string {
  const characters = [...text];
  return characters.length <= LONGEST_LABEL ? text : `${characters.slice(0, LONGEST_LABEL - 1).join("")}…`;
}
