import { stageOf } from "../../../hostile/stage.ts";
import type { Attack } from "../attack.ts";

const attack: Attack = {
  name: "approve-by-request-state",
  sentence: "Forged MCP request state and answers neither decide nor show anything that isn't the caller's.",
  async run(scene) {
    const stage = stageOf(scene);
    const scenery = await stage.moveWaiting();
    const { id, digest } = scenery.waiting;
    const states: readonly unknown[] = [
      id,
      JSON.stringify({ id, decision: "approve", digest }),
      { id, status: "approved" },
      `${id}\u0000`,
      Buffer.from(id).toString("base64"),
      ["approved", id],
      7,
    ];
    for (const login of ["customer_service@demo", "buyer@demo", "operations_manager@demo"])
      for (const state of states) {
        const client = await scene.doors.mcpClient(login, (params) => ({
          ...params,
          requestState: state,
          inputResponses: { countersign: { action: "accept", content: { approve: true, decision: "approve", digest } } },
        }));
        const text = await client.call("reschedule_delivery", { delivery: scenery.delivery.name, date: stage.inDays(9) });
        await client.close();
        scene.leaks.check(scene.roles(login), "MCP", [text, ...client.heard].join("\n"));
        scene.expect(login !== "buyer@demo" || !text.includes(scenery.delivery.name), `${attack.name}: a stranger was shown the proposal`);
      }
    await stage.untouched(attack.name, scenery);
  },
};

export default attack;
