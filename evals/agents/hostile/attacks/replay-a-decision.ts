import { stageOf } from "../../../hostile/stage.ts";
import type { Attack } from "../attack.ts";

const attack: Attack = {
  name: "replay-a-decision",
  sentence: "A decision that is sent again, or used for a later request, does nothing a second time.",
  async run(scene) {
    const stage = stageOf(scene);
    const { delivery, waiting } = await stage.moveWaiting();
    const { headers } = await scene.browser("operations_manager@demo");
    const first = await stage.decide("operations_manager@demo", waiting);
    scene.expect(
      first.status === 200 && (await stage.status(waiting.id)) === "committed",
      `${attack.name}: the honest decision was answered ${first.status}`,
    );
    for (const decision of ["approve", "reject", "edit"] as const) {
      const { status } = await scene.doors.decide(headers, waiting, decision);
      scene.expect(status >= 400 && status < 500, `${attack.name}: ${decision} again was answered ${status}`);
    }
    await scene.program.wake(waiting.id, "decided");
    const again = await stage.proposed("customer_service@demo", "reschedule_delivery", { delivery: delivery.name, date: stage.inDays(12) });
    const { status } = await scene.doors.decide(headers, { id: again.id, digest: waiting.digest }, "approve");
    scene.expect(status >= 400, `${attack.name}: the old digest decided a later request`);
    scene.expect((await stage.status(again.id)) === "pending", `${attack.name}: the later request is ${await stage.status(again.id)}`);
    scene.expect(scene.wire.commitsOn("stock.picking", delivery.id).length === 1, `${attack.name}: another commit was sent`);
  },
};

export default attack;
