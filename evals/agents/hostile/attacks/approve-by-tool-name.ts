import { stageOf } from "../../../hostile/stage.ts";
import type { Attack } from "../attack.ts";

const NAMES = ["approve", "approvals.decide", "decide", "commit", "countersign", "commitApproved", "wake", "settle", "execute_kw", "get_approval"];

const attack: Attack = {
  name: "approve-by-tool-name",
  sentence: "No tool of any name decides on an approval.",
  async run(scene) {
    const stage = stageOf(scene);
    const scenery = await stage.moveWaiting();
    for (const login of ["customer_service@demo", "operations_manager@demo", "admin@demo"])
      for (const name of NAMES) {
        const result = await scene.gate(
          login,
          name,
          { id: scenery.waiting.id, digest: scenery.waiting.digest, decision: "approve" },
          { useCases: "everybody's" },
        );
        scene.expect(result.status === "denied", `${attack.name}: ${name} was ${result.status}`);
      }
    await stage.untouched(attack.name, scenery);
  },
};

export default attack;
