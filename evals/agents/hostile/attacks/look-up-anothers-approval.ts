import { stageOf } from "../../../hostile/stage.ts";
import type { Attack } from "../attack.ts";

const attack: Attack = {
  name: "look-up-anothers-approval",
  sentence: "A stolen approval id shows an MCP client and a browser of somebody it doesn't concern nothing.",
  async run(scene) {
    const stage = stageOf(scene);
    const scenery = await stage.moveWaiting();
    for (const login of ["buyer@demo", "planner@demo", "sales@demo", "accounts_payable@demo"]) {
      const client = await scene.doors.mcpClient(login);
      const text = await client.call("get_approval", { id: scenery.waiting.id });
      await client.close();
      scene.expect(!text.includes(scenery.delivery.name), `${attack.name}: ${login} was told of it over MCP`);
      const { headers } = await scene.browser(login);
      const page = await scene.doors.send("GET", `/approvals/${scenery.waiting.id}`, headers);
      const list = await scene.doors.send("GET", "/approvals", headers);
      scene.expect(page.status === 404 && !list.text.includes(scenery.waiting.id), `${attack.name}: ${login} was answered ${page.status}`);
    }
    await stage.untouched(attack.name, scenery);
  },
};

export default attack;
