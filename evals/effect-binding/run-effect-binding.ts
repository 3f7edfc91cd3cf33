import type { HostileRun } from "../hostile/run-hostile.ts";
import { openScene } from "../hostile/scene.ts";
import { stageOf } from "../hostile/stage.ts";
import type { RunResult } from "../suite.ts";
import { BOUND_CHANGES, type BoundChange, type Subject, type Tampering } from "./tampering.ts";

type Scene = Awaited<ReturnType<typeof openScene>>;

/** Each write tool: unchanged it is carried out once; with anything changed in between, nothing is, and the outcome says what differs. */
export async function runEffectBinding({ seed, odoo, config, out }: Pick<HostileRun, "seed" | "odoo" | "config" | "out">): Promise<RunResult> {
  const scene = await openScene({ seed, odoo, config, canaries: "none" });
  let bound = 0;
  try {
    for (const change of BOUND_CHANGES)
      for (const tampering of [undefined, ...change.tamperings]) {
        const before = scene.failures.all().length;
        const outcome = await tryOne(scene, change, tampering).catch((error: unknown) => {
          scene.failures.add(`${change.tool}, ${tampering?.what ?? "unchanged"}: ${error instanceof Error ? error.message : String(error)}`);
          return "broke off";
        });
        bound += 1;
        out(
          `  ${scene.failures.all().length > before ? "FAILED" : "ok"} ${change.tool}, ${tampering?.what ?? "unchanged"}: ${outcome.replaceAll("\n", " | ")}`,
        );
      }
    return { figures: { "changes tried": bound, commits: scene.wire.commits.length }, failures: scene.failures.all() };
  } finally {
    await scene.close();
  }
}

async function tryOne(scene: Scene, change: BoundChange, tampering: Tampering | undefined): Promise<string> {
  const stage = stageOf(scene);
  const { subject, args, untouched } = await subjectOf(scene, change);
  const waiting = await stage.proposed(change.requester, change.tool, args);
  const before = await untouched();
  await tampering?.act(scene.door, subject);
  const afterTampering = await untouched();
  await stage.countersign(waiting);
  const status = await stage.status(waiting.id);
  const card = await stage.card("operations_manager@demo", waiting.id);
  const outcome = card?.outcome ?? "";
  const what = `${change.tool}, ${tampering?.what ?? "unchanged"}`;
  const receipts = await scene.receiptsOf(waiting.id);
  if (!tampering) {
    scene.expect(status === "committed" && receipts === 1, `${what}: it is ${status} with ${receipts} receipts: ${outcome}`);
    scene.expect((await untouched()) !== before, `${what}: Odoo holds nothing of it`);
    return outcome;
  }
  scene.expect(status === "void" && receipts === 0, `${what}: it is ${status} with ${receipts} receipts: ${outcome}`);
  scene.expect((await untouched()) === afterTampering, `${what}: Odoo holds something of it`);
  scene.expect(tampering.says.test(outcome.split("\n").slice(1).join("\n")), `${what}: the outcome doesn't say what differs: ${outcome}`);
  return outcome;
}

/** A fresh record for one try, the tool's arguments, and what of Odoo shows whether it was carried out. */
async function subjectOf(scene: Scene, { subject }: BoundChange) {
  const { door } = scene;
  const stage = stageOf(scene);
  const line = async (model: string, order: number) => Number((await door.rows(model, [["order_id", "=", order]], ["id"], 1))[0]?.["id"]);
  const product = await stage.freshProduct(7);
  const nothing: Subject = { order: 0, line: 0, product: product.id, template: product.template, picking: 0 };
  const state = (model: string, id: number, field: string) => async () => JSON.stringify(await stage.value(model, id, field));
  switch (subject) {
    case "quotation": {
      const order = await stage.quotation(2, 100, product.id);
      return {
        subject: { ...nothing, order: order.id, line: await line("sale.order.line", order.id) },
        args: { order: order.name },
        untouched: state("sale.order", order.id, "state"),
      };
    }
    case "request for quotation": {
      const order = await stage.purchase(2, 100, product.id);
      return {
        subject: { ...nothing, order: order.id, line: await line("purchase.order.line", order.id) },
        args: { order: order.name },
        untouched: state("purchase.order", order.id, "state"),
      };
    }
    case "delivery": {
      const delivery = await stage.delivery(2, 100, product.id);
      const own = { ...nothing, order: delivery.order.id, line: await line("sale.order.line", delivery.order.id), picking: delivery.id };
      return {
        subject: own,
        args: { delivery: delivery.name, date: stage.inDays(9) },
        untouched: state("stock.picking", delivery.id, "scheduled_date"),
      };
    }
    case "product": {
      const customer = await stage.customer();
      const orders = async () => String((await door.rows("sale.order.line", [["product_id", "=", product.id]], ["id"], 50)).length);
      return { subject: nothing, args: { customer: customer.name, lines: [{ product: product.code, quantity: 2 }] }, untouched: orders };
    }
  }
}
