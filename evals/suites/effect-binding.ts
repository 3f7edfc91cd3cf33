import { CopilotError } from "../../core/errors.ts";
import { runEffectBinding } from "../effect-binding/run-effect-binding.ts";
import type { Suite } from "../suite.ts";

/** What was countersigned is what is carried out, or nothing is. */
const effectBinding: Suite = {
  name: "effect-binding",
  description: "between approval and commit price, stock, tax, the record or a related one changes: rolled back, with the difference said",
  options: { odoo: "embedded" },
  async run({ seed, options, config, out }) {
    const odoo = options["odoo"];
    if (odoo !== "embedded" && odoo !== "real") throw new CopilotError("BAD_INPUT", "--odoo takes embedded or real.");
    return runEffectBinding({ seed, odoo, config, out });
  },
};

export default effectBinding;
