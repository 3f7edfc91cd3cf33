import { stageOf } from "../../../hostile/stage.ts";
import type { Attack } from "../attack.ts";

const attack: Attack = {
  name: "approve-by-elicitation",
  sentence: "An MCP client that answers the question for its person has only opened a page.",
  async run(scene) {
    const stage = stageOf(scene);
    const delivery = await stage.delivery();
    const date = await stage.value("stock.picking", delivery.id, "scheduled_date");
    const client = await scene.doors.mcpClient("customer_service@demo");
    const text = await client.call("reschedule_delivery", { delivery: delivery.name, date: stage.inDays(8) });
    await client.close();
    scene.leaks.check(["customer_service"], "MCP", [text, ...client.heard].join("\n"));
    const id = /[0-9a-f]{8}-[0-9a-f-]{27}/.exec(text)?.[0] ?? "";
    const { rows } = await scene.program.store.pool.query("select digest from approval where id = $1", [id]);
    const waiting = { id, digest: String(rows[0]?.["digest"]), requester: "customer_service@demo" };
    scene.ledger.proposed(waiting);
    scene.expect(rows.length === 1, `${attack.name}: the client was not told of its proposal`);
    await stage.untouched(attack.name, { delivery, date, waiting });
  },
};

export default attack;
