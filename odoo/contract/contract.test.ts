import { writeFileSync } from "node:fs";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { ALL_CALLS } from "./all-calls.ts";
import { type Comparer, createComparer } from "./comparable.ts";
import type { Answer, ContractCall } from "./contract-call.ts";
import { DIFFERENCES } from "./differences.ts";
import { embeddedEndpoint } from "./embedded-endpoint.ts";
import type { Endpoint } from "./endpoint.ts";
import { keepRecords } from "./keep-records.ts";
import { realEndpoint } from "./real-endpoint.ts";
import recorded from "./recorded.json" with { type: "json" };
import { unlike } from "./unlike.ts";

const {
  ODOO_CONTRACT_URL: url = "",
  ODOO_CONTRACT_DB: db = "",
  ODOO_CONTRACT_LOGIN: login = "admin",
  ODOO_CONTRACT_PASSWORD: password = "admin",
} = process.env;
const SEEDING = 600_000;

interface Side {
  readonly endpoint: Endpoint;
  readonly comparer: Comparer;
}

const side = (endpoint: Endpoint, clock: () => Date): Side => ({ endpoint, comparer: createComparer(endpoint, clock) });

async function ask({ endpoint, comparer }: Side, call: ContractCall): Promise<Answer> {
  const answer = await endpoint.send(call);
  const comparable = await comparer.comparable(call, answer);
  if ("model" in call) keepRecords(call, answer, endpoint.identities);
  return comparable;
}

/** What differs without a reason given in differences.ts. */
function unexplained(call: ContractCall, real: unknown, embedded: unknown) {
  const reasons = DIFFERENCES.filter((difference) => difference.call === call.name);
  return unlike(real, embedded).filter(({ path }) => !reasons.some((reason) => path.startsWith(reason.path ?? "")));
}

test("the contract has at least 150 calls, each with a name of its own", () => {
  const names = ALL_CALLS.map((call) => call.name);
  expect(names.length).toBeGreaterThanOrEqual(150);
  expect(names.filter((name, index) => names.indexOf(name) !== index)).toEqual([]);
});

test("every deliberate difference is of a call that exists", () => {
  const names = new Set(ALL_CALLS.map((call) => call.name));
  expect(DIFFERENCES.filter((difference) => !names.has(difference.call))).toEqual([]);
});

describe("the embedded Odoo answers what a real Odoo 19 has answered", () => {
  const clock = () => new Date(recorded.at);
  const answers: { readonly [name: string]: unknown } = recorded.answers;
  let embedded: Side | undefined;
  beforeAll(async () => {
    embedded = side(await embeddedEndpoint(clock), clock);
  });
  test.for(ALL_CALLS)("$name", async (call) => {
    if (!embedded) throw new Error("The embedded Odoo did not start.");
    expect(unexplained(call, answers[call.name], JSON.parse(JSON.stringify(await ask(embedded, call))))).toEqual([]);
  });
});

describe.skipIf(url === "" || db === "")("the embedded Odoo and a running Odoo 19 answer alike", () => {
  const clock = () => new Date();
  const heard: { [name: string]: Answer } = {};
  let sides: { readonly real: Side; readonly embedded: Side } | undefined;
  const begun = clock();
  beforeAll(async () => {
    const [real, embedded] = await Promise.all([realEndpoint({ url, db, login, password }, clock), embeddedEndpoint(clock)]);
    sides = { real: side(real, clock), embedded: side(embedded, clock) };
  }, SEEDING);
  test.for(ALL_CALLS)("$name", async (call) => {
    if (!sides) throw new Error("The two Odoos did not start.");
    const [real, embedded] = [await ask(sides.real, call), await ask(sides.embedded, call)];
    heard[call.name] = real;
    expect(unexplained(call, real, embedded)).toEqual([]);
  });
  afterAll(() => {
    const { ODOO_CONTRACT_RECORD: file } = process.env;
    if (file) writeFileSync(file, `${JSON.stringify({ at: begun.toISOString(), answers: heard }, null, 1)}\n`);
  });
});
