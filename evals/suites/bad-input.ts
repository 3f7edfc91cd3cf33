import { createRandom } from "../../odoo/sandbox/dataset/random.ts";
import { FAILS, failEachStatement } from "../bad-input/failing-statements.ts";
import { restartableProgram } from "../bad-input/restartable-program.ts";
import { trySkewedClocks } from "../bad-input/skewed-clocks.ts";
import { tryPolicies } from "../bad-input/try-policies.ts";
import { tryWrongKeys } from "../bad-input/wrong-keys.ts";
import { boundedCount } from "../bounded-count.ts";
import type { Suite } from "../suite.ts";

/** Malformed policies, wrong keys, clocks that jump, a database that fails: denied or refused with a message, never open. */
const badInput: Suite = {
  name: "bad-input",
  description: "each policy field, key and statement wrong in turn: refused with a message, and never open",
  options: { "policies-of-100": "100", "every-statement": "1" },
  async run({ seed, options, config, out }) {
    const share = boundedCount(options["policies-of-100"], "--policies-of-100", 100);
    const every = boundedCount(options["every-statement"], "--every-statement", 100);
    const keys = await tryWrongKeys({ ...config, logLevel: "silent" });
    out(`  ${keys.tried} keys and sealed values, ${keys.failures.length} failures`);
    const stage = await restartableProgram(config);
    try {
      const clocks = await trySkewedClocks(stage);
      out(`  ${clocks.tried} clocks, ${clocks.failures.length} failures`);
      const endings = new Map<string, number>();
      const failures: string[] = [];
      let statements = 0;
      for (const moment of FAILS) {
        const tried = await failEachStatement(stage, moment, every);
        statements += tried.tried;
        failures.push(...tried.failures);
        for (const [ending, count] of tried.endings) endings.set(ending, (endings.get(ending) ?? 0) + count);
        out(`  ${tried.tried} statements that fail ${moment} they are done, ${tried.failures.length} failures`);
      }
      const random = createRandom(String(seed));
      const policies = tryPolicies(config.policyFolder, stage.program().tools, () => random.int(1, 100) <= share);
      return {
        figures: {
          "policies tried": policies.tried,
          "refused with file and line": policies.refused,
          "nowhere more permissive": policies.harmless,
          "different as they may be": policies.judged,
          "keys and sealed values tried": keys.tried,
          "clocks tried": clocks.tried,
          "statements failed": statements,
          ...Object.fromEntries(endings),
        },
        failures: [...keys.failures, ...clocks.failures, ...failures, ...policies.failures],
      };
    } finally {
      await stage.dispose();
    }
  },
};

export default badInput;
