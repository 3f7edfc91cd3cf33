import type { Clock } from "../core/clock.ts";
import type { Json } from "../core/json.ts";
import type { OdooCall, Transport } from "./transport.ts";

/** Models whose few records hardly ever change, and which nearly every question asks about. */
const REFERENCE = ["stock.warehouse", "stock.picking.type", "res.company"];
const READS = ["search_read", "web_search_read"];
/** As long as a person's fields and companies are kept. */
const KEPT_MS = 10 * 60_000;
const MOST_KEPT = 200;

/**
 * One person's calls, with reads of reference data answered from what Odoo said to the very same call within the last ten
 * minutes. A call holds the scope, the companies and the fields of whoever makes it, so that another access is another call.
 */
export function keepingReferenceRows(transport: Transport, clock: Clock): Transport {
  const kept = new Map<string, { readonly at: number; readonly answer: Promise<Json> }>();

  return {
    call(call: OdooCall) {
      if (!REFERENCE.includes(call.model) || !READS.includes(call.method)) return transport.call(call);
      const key = JSON.stringify([call.model, call.method, call.ids, call.params, call.context]);
      const now = clock().getTime();
      const found = kept.get(key);
      if (found && now >= found.at && now - found.at < KEPT_MS) return found.answer;
      if (kept.size >= MOST_KEPT) kept.clear();
      const answer = transport.call(call);
      kept.set(key, { at: now, answer });
      answer.catch(() => kept.delete(key));
      return answer;
    },
  };
}
