import { parseArgs } from "node:util";
import { CopilotError } from "../../core/errors.ts";
import { createHttpDoor } from "../../odoo/sandbox/seed/http-door.ts";
import { seedOdoo } from "../../odoo/sandbox/seed/seed.ts";
import { setupOdoo } from "../../odoo/setup/setup-odoo.ts";
import { connectOdoo } from "../../odoo/transports/connect.ts";
import { odooUsers } from "../../server/odoo-users.ts";
import type { Program } from "../../server/program.ts";
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

function administrator({ config }: VerbInput) {
  if (!config.odoo) throw new CopilotError("NOT_CONFIGURED", "Say which Odoo with ODOO_URL and ODOO_DB.");
  if (!config.odooAdmin)
    throw new CopilotError(
      "NOT_CONFIGURED",
      "Say who administers this Odoo with ODOO_ADMIN_LOGIN and ODOO_ADMIN_PASSWORD; they are used once and not kept.",
    );
  return { ...config.odoo, ...config.odooAdmin };
}

async function setup(input: VerbInput, program: Program, demoUsers: boolean): Promise<number> {
  const { url, db, login, password, force } = administrator(input);
  if (demoUsers && program.config.environment !== "demo")
    throw new CopilotError("DENIED", "The demo's users are made under COUNTERSIGN_ENV=demo only.");
  const { version } = await connectOdoo({ url, db, force });
  const server = `${url}/${db}`;
  const users = demoUsers ? odooUsers(program.config.policyFolder) : [];
  const keys: Record<string, string> = {};
  for (const user of users) {
    const key = await program.credentials.find(user.login, server);
    if (key !== undefined) keys[user.login] = key;
  }
  const result = await setupOdoo({ url, db, adminLogin: login, adminPassword: password, demoUsers: users, keys });
  await program.credentials.putServer(url, db, result.companion, version);
  input.io.out(`The companion is installed in Odoo ${version} at ${url} (${db}).`);
  for (const { login: person, apiKey } of result.users) {
    await program.audit.append([{ kind: "key_stored", principal: person, policyDigest: program.policy.digest }]);
    await program.credentials.put(person, server, apiKey);
    input.io.out(`  ${person}: ${keys[person] === apiKey ? "has a working key" : "a new key is sealed in the store"}`);
  }
  return 0;
}

async function seed(input: VerbInput, sizeText: string, seedNumber: number): Promise<number> {
  const size = SIZES.find((known) => known === sizeText);
  if (!size || !Number.isSafeInteger(seedNumber))
    throw new CopilotError("BAD_INPUT", `--size is one of ${SIZES.join(", ")}; --seed is a whole number.`);
  const { url, db, login, password } = administrator(input);
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
