import { stageOf } from "../../../hostile/stage.ts";
import type { Attack } from "../attack.ts";

const attack: Attack = {
  name: "edit-and-approve",
  sentence: "Whoever edits a change has asked for it: the old digest is void, and the editor can't countersign the new one.",
  async run(scene) {
    const stage = stageOf(scene);
    const { delivery, waiting, date } = await stage.moveWaiting();
    const manager = "operations_manager@demo";
    const { headers } = await scene.browser(manager);
    scene.ledger.decided(waiting.id, manager, "edit");
    const edited = await scene.doors.decide(headers, waiting, "edit", { values: { date: stage.inDays(20) } });
    scene.expect(edited.status === 200, `${attack.name}: the edit was answered ${edited.status} ${edited.text.slice(0, 200)}`);
    const card: unknown = JSON.parse(edited.text);
    const id = typeof card === "object" && card !== null && "id" in card ? String(card.id) : "";
    const digest = typeof card === "object" && card !== null && "digest" in card ? String(card.digest) : "";
    const old = await scene.doors.decide(headers, waiting, "approve");
    scene.expect(old.status >= 400, `${attack.name}: the old one was still approved`);
    const own = await scene.doors.decide(headers, { id, digest }, "approve");
    scene.expect(own.status === 403, `${attack.name}: the editor was answered ${own.status}`);
    const smuggled = await scene.doors.decide(headers, { id, digest }, "edit", {
      values: { delivery: "__proto__", approve: "true", date: "2030-02-30" },
    });
    scene.expect(smuggled.status >= 400 && smuggled.status < 500, `${attack.name}: nonsense was answered ${smuggled.status}`);
    scene.expect((await stage.value("stock.picking", delivery.id, "scheduled_date")) === date, `${attack.name}: the delivery was moved`);
  },
};

export default attack;
