import { DEMO_SEED, GENERATOR_VERSION } from "./embedded-odoo.ts";
import { keepWorld } from "./world-cache.ts";

// Run by `npm install`: makes today's demo world beforehand. A start can do without it, so that a failure here is only said.
try {
  await keepWorld({ size: "demo", seed: DEMO_SEED, now: new Date().toISOString() }, GENERATOR_VERSION);
} catch (error) {
  process.stderr.write(`The demo's data could not be made beforehand, so the first start makes it: ${String(error)}\n`);
}
