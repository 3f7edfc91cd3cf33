import { addDays } from "../../core/dates.ts";
import type { Domain } from "../../core/domain.ts";
import { startOf, today } from "../days.ts";
import type { ToolContext } from "../tool.ts";

const YEAR = 365;

/** A stretch of days, the last twelve months where none was named. */
export interface Period {
  readonly from: string;
  readonly to: string;
}

export function periodOf(
  asked: { readonly from?: string | undefined; readonly to?: string | undefined },
  context: Pick<ToolContext, "now" | "timeZone">,
): Period {
  const now = today(context);
  const to = asked.to ?? now;
  const last = [to, now].sort()[0] ?? now;
  return { from: asked.from ?? addDays(last, -YEAR), to };
}

/** Confirmed orders by the day on which they were ordered; `path` leads from the searched model to the order. */
export function orderedIn({ from, to }: Period, context: Pick<ToolContext, "now" | "timeZone">, path = ""): Domain {
  return [
    [`${path}state`, "=", "sale"],
    [`${path}date_order`, ">=", startOf(from, context)],
    [`${path}date_order`, "<", startOf(addDays(to, 1), context)],
  ];
}
