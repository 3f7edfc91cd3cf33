import { parseArgs } from "node:util";
import { CopilotError } from "../../core/errors.ts";
import { createHttpDoor } from "../../odoo/sandbox/seed/http-door.ts";
import { seedOdoo } from "../../odoo/sandbox/seed/seed.ts";
import type { Program } from "../../server/program.ts";
import { odooAdministrator, setUpOdoo } from "../../server/set-up-odoo.ts";
import type { ProgramVerb, VerbInput } from "../verb.ts";

const SIZES = ["small", "demo", "large"] as const;

/** `cs odoo`: prepare a real Odoo (the companion, the demo's users) or fill one with the generated data set. */
const odoo: ProgramVerb = {
  kind: "program",
  name: "odoo",
  usage: "odoo setup [--demo-users] | seed [--size small|demo|large] [--seed N]",
  async run(input, program) {
    const { values, positionals } = parseArgs({
      args: [...input.args],
      allowPositionals: true,
      options: {
        "demo-users": { type: "boolean", default: false },
        size: { type: "string", default: "small" },
        seed: { type: "string", default: "7" },
      },
    });
    switch (positionals[0]) {
      case "setup":
        return setup(input, program, values["demo-users"]);
      case "seed":
        return seed(input, values.size, Number(values.seed));
      default:
        throw new CopilotError("BAD_INPUT", `Usage: cs ${odoo.usage}`);
    }
  },
};

export default odoo;

async function setup({ config, io }: VerbInput, program: Program, demoUsers: boolean): Promise<number> {
  const { url, db } = odooAdministrator(config);
  const { version, users } = await setUpOdoo(program, config, demoUsers);
  io.out(`The companion is installed in Odoo ${version} at ${url} (${db}).`);
  for (const { login, keptKey } of users) io.out(`  ${login}: ${keptKey ? "has a working key" : "a new key is sealed in the store"}`);
  return 0;
}

async function seed(input: VerbInput, sizeText: string, seedNumber: number): Promise<number> {
  const size = SIZES.find((known) => known === sizeText);
  if (!size || !Number.isSafeInteger(seedNumber))
    throw new CopilotError("BAD_INPUT", `--size is one of ${SIZES.join(", ")}; --seed is a whole number.`);
  const { url, db, login, password } = odooAdministrator(input.config);
  const started = performance.now();
  const seconds = () => `${((performance.now() - started) / 1000).toFixed(0)} s`;
  const result = await seedOdoo({
    door: createHttpDoor({ url, db, login, password }),
    size,
    seed: seedNumber,
    now: new Date(),
    progress: (step) => input.io.out(`  ${seconds()}: ${step}`),
  });
  input.io.out(
    result.kind === "seeded"
      ? `Seeded ${url} (${db}) with the ${size} data set in ${seconds()}.`
      : `${url} (${db}) holds the data set already; nothing was changed.`,
  );
  return 0;
}
