import { idsOf } from "./ledger.ts";
import { createAll, groupBy, inCompany, QUIET, type SeedRun } from "./run.ts";

/** Reorder rules wait for a person: an automatic one would place orders while the seed is still loading. */
export async function loadReorderRules(run: SeedRun): Promise<void> {
  const { ledger, data } = run;
  for (const [xid, rules] of groupBy(data.reorderRules, (rule) => rule.warehouse)) {
    const warehouse = data.warehouses.find((candidate) => candidate.xid === xid);
    if (!warehouse) continue;
    const entries = rules.map((rule) => ({
      xid: rule.xid,
      values: {
        product_id: ledger.id(rule.product),
        warehouse_id: ledger.id(xid),
        location_id: ledger.id(`location_${warehouse.code.toLowerCase()}_stock`),
        company_id: ledger.id(warehouse.company),
        product_min_qty: rule.minimum,
        product_max_qty: rule.maximum,
        trigger: "manual",
      },
    }));
    await createAll(run, "stock.warehouse.orderpoint", entries, inCompany(ledger.id(warehouse.company)));
  }
}

export async function loadNotes({ door, ledger, data }: SeedRun): Promise<void> {
  for (const note of data.notes) {
    const body = { body: note.text, message_type: "comment", subtype_xmlid: "mail.mt_note" };
    const [message] = idsOf(await door.call(note.model, "message_post", { ids: [ledger.id(note.record)], ...body, context: QUIET }));
    if (message !== undefined) ledger.add("mail.message", note.xid, message);
  }
}
