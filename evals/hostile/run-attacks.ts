import type { Attack } from "../agents/hostile/attack.ts";
import type { Scene } from "./scene.ts";

const AT_ONCE = 6;

/** The scripted attacks, several at once as attackers do, and those that must be alone afterwards. */
export async function runAttacks(scene: Scene, attacks: readonly Attack[]): Promise<void> {
  async function run(attack: Attack): Promise<void> {
    try {
      await attack.run(scene);
    } catch (error) {
      scene.failures.add(`${attack.name} broke off: ${error instanceof Error ? error.message : String(error)}`);
    }
  }

  const together = attacks.filter(({ alone }) => !alone);
  let next = 0;
  async function worker(): Promise<void> {
    for (let at = next++; at < together.length; at = next++) {
      const attack = together[at];
      if (attack) await run(attack);
    }
  }
  await Promise.all(Array.from({ length: AT_ONCE }, worker));
  for (const attack of attacks) if (attack.alone) await run(attack);
}
