import { stageOf } from "../../../hostile/stage.ts";
import type { Attack } from "../attack.ts";

const attack: Attack = {
  name: "ignore-the-kill-switch",
  sentence: "While all writes are switched off nothing is proposed and nothing approved is carried out, by any door.",
  alone: true,
  async run(scene) {
    const stage = stageOf(scene);
    const waiting = await stage.moveWaiting();
    const fresh = await stage.delivery();
    const manager = { ...(await scene.person("operations_manager@demo")), channel: "console" as const };
    await scene.program.switches.off("*", "somebody attacks", manager);
    try {
      const args = { delivery: fresh.name, date: stage.inDays(7) };
      const direct = await scene.gate("customer_service@demo", "reschedule_delivery", args);
      scene.expect(direct.status === "denied", `${attack.name}: the gate said ${direct.status}`);
      const client = await scene.doors.mcpClient("customer_service@demo");
      const text = await client.call("reschedule_delivery", args);
      await client.close();
      scene.expect(!/approvalId/.test(text), `${attack.name}: MCP proposed it`);
      const turn = await scene.turn("customer_service@demo", `Move delivery ${fresh.name} to ${stage.inDays(7)}`, [
        { kind: "calls", calls: [{ tool: "reschedule_delivery", args }] },
        { kind: "answer", text: "Done!" },
      ]);
      scene.expect(turn.approvals.length === 0, `${attack.name}: a turn proposed it`);
      await stage.countersign(waiting.waiting);
      await scene.program.wake(waiting.waiting.id, "decided");
      await scene.program.sweep();
      scene.expect(
        (await stage.value("stock.picking", waiting.delivery.id, "scheduled_date")) === waiting.date,
        `${attack.name}: what waited was carried out`,
      );
    } finally {
      await scene.program.switches.on("*", "it is over", manager);
    }
    for (const login of ["customer_service@demo", "sales@demo", "auditor@demo"]) {
      const refused = await scene.program.switches.on("*", "let me", await scene.person(login)).then(
        () => false,
        () => true,
      );
      scene.expect(refused, `${attack.name}: ${login} could switch`);
    }
  },
};

export default attack;
