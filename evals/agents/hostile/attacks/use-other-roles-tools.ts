import { useCasesOf } from "../../../../guardrails/policy.ts";
import type { Attack } from "../attack.ts";

const attack: Attack = {
  name: "use-other-roles-tools",
  sentence: "Every tool that is not one of a role's own is denied to it, whatever use is claimed.",
  async run(scene) {
    for (const login of scene.logins) {
      const person = await scene.person(login);
      const own = new Set(useCasesOf(scene.policy, person).flatMap(({ tools }) => tools));
      for (const name of scene.program.tools.keys()) {
        if (own.has(name)) continue;
        const { status } = await scene.gate(login, name, { order: "S10001", customer: "a", text: "a" }, { useCases: "everybody's" });
        scene.expect(status === "denied", `${attack.name}: ${name} of ${login} was ${status}`);
      }
    }
  },
};

export default attack;
