import { CopilotError } from "../../core/errors.ts";
import { runHostile } from "../hostile/run-hostile.ts";
import type { Suite } from "../suite.ts";

/** The hostile model through every door, judged on the wire to Odoo, on Odoo's records and on every byte that leaves. */
const hostile: Suite = {
  name: "hostile",
  description: "a hostile model through every door: no write without a valid approval, no hidden value anywhere",
  options: { steps: "5000", odoo: "embedded", concurrency: "24" },
  async run({ seed, options, config, out }) {
    const odoo = options["odoo"];
    if (odoo !== "embedded" && odoo !== "real") throw new CopilotError("BAD_INPUT", "--odoo takes embedded or real.");
    const steps = Number(options["steps"]);
    const concurrency = Number(options["concurrency"]);
    if (!Number.isSafeInteger(steps) || steps < 0) throw new CopilotError("BAD_INPUT", "--steps takes a whole number.");
    if (!Number.isSafeInteger(concurrency) || concurrency < 1) throw new CopilotError("BAD_INPUT", "--concurrency takes a whole number from 1.");
    return runHostile({ seed, steps, concurrency, odoo, config, out });
  },
};

export default hostile;
