import type { Plot } from "../../core/wire.ts";
import type { StockoutRisks } from "../../tools/read/list_stockout_risk.ts";
import { plotter } from "../plotting/plotter.ts";

export default plotter<StockoutRisks>(({ risks }, { speech: { say } }) =>
  risks.flatMap(({ product, uom, runsOut, projection }): Plot[] => {
    const points = (projection ?? []).flatMap(({ day, low, middle, high }) => (day && low && middle && high ? [{ day, low, middle, high }] : []));
    if (!product || !uom || points.length < 2) return [];
    return [
      {
        kind: "band",
        title: say("Projected stock of {product}", { product }),
        unit: { uom },
        points,
        headings: { day: say("Day"), low: say("Low"), middle: say("Middle"), high: say("High") },
        ...(runsOut ? { mark: { day: runsOut, label: say("Likely by") } } : {}),
      },
    ];
  }),
);
