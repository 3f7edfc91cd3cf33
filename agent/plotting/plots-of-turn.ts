import type { Log } from "../../core/log.ts";
import type { Plot } from "../../core/wire.ts";
import type { Speech } from "../languages/say/speech.ts";
import type { DoneCall } from "../turn-state.ts";
import { bounded } from "./bounded.ts";
import type { Plotters } from "./load-plots.ts";

const MOST_PLOTS = 3;

/** The plots of a turn's read calls, from what each returned for this person. A plot with a number that is no fact of its call is left out. */
export function plotsOfTurn(done: readonly Pick<DoneCall, "record">[], plotters: Plotters, speech: Speech, log: Log): readonly Plot[] {
  return done
    .flatMap(({ record }) => {
      const draw = record.status === "ok" ? plotters.get(record.tool) : undefined;
      if (record.status !== "ok" || !draw) return [];
      const known = new Set(record.facts.map(({ value }) => value));
      return drawn(() => draw(record.output, { speech }), record.tool, log)
        .map(bounded)
        .filter((plot) => {
          const holds = numbersOf(plot).every((value) => known.has(value));
          if (!holds) log.error({ tool: record.tool }, "a plot held a value that is no fact, and was left out");
          return holds && numbersOf(plot).length > 0;
        });
    })
    .slice(0, MOST_PLOTS);
}

/** An answer is worth more than its picture. */
function drawn(draw: () => readonly Plot[], tool: string, log: Log): readonly Plot[] {
  try {
    return draw();
  } catch (error) {
    log.error({ err: error, tool }, "a plot could not be drawn");
    return [];
  }
}

function numbersOf(plot: Plot): readonly string[] {
  switch (plot.kind) {
    case "bars":
      return plot.bars.map(({ value }) => value);
    case "line":
      return plot.points.flatMap(({ day, value }) => [day, value]);
    case "band":
      return [
        ...plot.points.flatMap(({ day, low, middle, high }) => [day, low, middle, high]),
        ...(plot.past ?? []).flatMap(({ day, value }) => [day, value]),
        ...(plot.mark ? [plot.mark.day] : []),
        ...(plot.level ? [plot.level.value] : []),
      ];
  }
}
