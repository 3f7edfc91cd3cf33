import { expect, test } from "vitest";
import type { Change, Effect } from "../core/change.ts";
import type { Json } from "../core/json.ts";
import { createPreviewer } from "./create-previewer.ts";
import { createWriter } from "./create-writer.ts";
import type { OdooCall } from "./transport.ts";
import { asCopilotError } from "./transports/odoo-said.ts";

const CHANGE: Change = {
  kind: "post_note",
  model: "sale.order",
  ids: [7],
  operation: "call",
  method: "message_post",
  values: { body: "Hello" },
  before: {},
  company: 3,
  summary: "Post a note",
  lines: [],
  sources: [],
};
const EFFECT: Effect = { created: [], changed: [], deleted: [], other: {}, warnings: [], amount: "0.00", currency: "USD" };
const ID = "ab".repeat(32);
const RECEIPT = { commitId: ID, model: "sale.order", ids: [7], at: "2026-06-01T10:00:00Z", readBack: { "7": { state: "sale" } } };
const ORDER = { change: CHANGE, effect: EFFECT, commitId: ID, note: "Countersigned" };

function transport(answer: Json | Error) {
  const calls: OdooCall[] = [];
  return {
    calls,
    async call(call: OdooCall): Promise<Json> {
      calls.push(call);
      if (answer instanceof Error) throw answer;
      return answer;
    },
  };
}

const raised = (message: string) => asCopilotError({ status: 422, name: "odoo.exceptions.UserError", message });

test("a commit is one call of the companion, in the change's company, that is never tried again", async () => {
  const odoo = transport({ receipt: RECEIPT });
  expect(await createWriter(odoo, 42).commit(ORDER)).toEqual(RECEIPT);
  const cs = { op: "commit", change: CHANGE, effect: EFFECT, commit_id: ID, note: "Countersigned" };
  expect(odoo.calls).toEqual([{ model: "ir.actions.server", method: "run", ids: [42], context: { allowed_company_ids: [3], cs }, retry: false }]);
});

test.for<{ because: string; answer: Json }>([
  { because: "Odoo answers with nothing", answer: null },
  { because: "there is no receipt", answer: { receipt: null } },
  { because: "the receipt is another's", answer: { receipt: { ...RECEIPT, commitId: "cd".repeat(32) } } },
  { because: "the receipt is malformed", answer: { receipt: { commitId: ID } } },
])("a commit without its receipt has an unknown outcome when $because", async ({ answer }) => {
  await expect(createWriter(transport(answer), 42).commit(ORDER)).rejects.toMatchObject({ code: "UNKNOWN_OUTCOME" });
});

test.for([
  { code: "STALE", message: 'COUNTERSIGN_STALE {"effect": "changed"}' },
  { code: "DENIED", message: 'COUNTERSIGN_REFUSED {"why": "kind"}' },
  { code: "REFUSED_BY_ODOO", message: "You can not confirm a locked order" },
])("the companion's words become $code, for commits and previews", async ({ code, message }) => {
  await expect(createWriter(transport(raised(message)), 42).commit(ORDER)).rejects.toMatchObject({ code });
  await expect(createPreviewer(transport(raised(message)), 42).preview(CHANGE)).rejects.toMatchObject({ code });
});

test("a preview's effect is taken from the error that rolled it back", async () => {
  const odoo = transport(raised(`COUNTERSIGN_PREVIEW ${JSON.stringify(EFFECT)}`));
  expect(await createPreviewer(odoo, 42).preview(CHANGE)).toEqual(EFFECT);
  expect(odoo.calls[0]?.context).toMatchObject({ allowed_company_ids: [3], cs: { op: "preview", change: CHANGE } });
});

test.for<{ because: string; answer: Json | Error }>([
  { because: "it ends without raising, so that something may have stayed", answer: { ok: true } },
  { because: "the effect is not JSON", answer: raised("COUNTERSIGN_PREVIEW {") },
  { because: "the effect lacks a part", answer: raised('COUNTERSIGN_PREVIEW {"created": []}') },
  { because: "the effect has a part that nobody knows", answer: raised(`COUNTERSIGN_PREVIEW ${JSON.stringify({ ...EFFECT, hidden: [] })}`) },
])("a preview is not believed when $because", async ({ answer }) => {
  await expect(createPreviewer(transport(answer), 42).preview(CHANGE)).rejects.toMatchObject({ code: "ODOO_FAULT" });
});

test("a receipt that isn't there is undefined, not an error", async () => {
  expect(await createPreviewer(transport({ receipt: null }), 42).receipt(ID)).toBeUndefined();
  expect(await createPreviewer(transport({ receipt: RECEIPT }), 42).receipt(ID)).toEqual(RECEIPT);
});
