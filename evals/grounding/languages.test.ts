import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { LANGUAGES } from "../../agent/languages/language.ts";
import { loadSpeeches } from "../../agent/languages/say/speeches.ts";
import { loadAnswers } from "../../agent/models/playbook/load-answers.ts";
import { termsTold } from "../../agent/terms-told.ts";
import type { Role } from "../../core/principal.ts";
import { checkAnswer } from "../../guardrails/grounding/grounding.ts";
import { createRandom } from "../../odoo/sandbox/dataset/random.ts";
import { readConfig } from "../../server/config.ts";
import { temporaryProgram } from "../temporary-program.ts";
import { type Looked, look, readWorld, type World } from "./scenes.ts";

const SEED = process.env["CI"] ? Date.now() % 2 ** 31 : 7;
const ROLES: readonly Role[] = ["operations_manager", "finance_manager", "customer_service", "buyer", "planner"];
const PRODUCTS = ["VLV-0125", "PMP-0200", "filter", "valve", "box", "bearing"];
const random = createRandom(`languages ${SEED}`);
const answers = await loadAnswers();
const speechIn = loadSpeeches();

let scene: Awaited<ReturnType<typeof temporaryProgram>>;
let looked: readonly Looked[] = [];
let today = "";
beforeAll(async () => {
  scene = await temporaryProgram(readConfig({ COUNTERSIGN_LOG: "silent" }), "embedded");
  const world = await readWorld(scene.program);
  today = scene.program.clock().toISOString().slice(0, 10);
  looked = await lookAtAll(world);
}, 300_000);
afterAll(() => scene.dispose());

/** Each read tool with each kind of argument that it may take, by one role and then by others what that one may not see. */
async function lookAtAll(world: World): Promise<readonly Looked[]> {
  const found = new Map<string, Looked>();
  const reached = new Set<string>();
  for (const role of ROLES) {
    const principal = await scene.program.people.get(`${role}@demo`, "cli");
    for (const tool of [...answers.keys()].filter((name) => !reached.has(name)))
      for (const args of argumentsOf(world)) {
        const one = await look(scene.program, principal, tool, args);
        if (one && one.facts.length > 0) found.set(`${tool} ${JSON.stringify(one.output)}`, one);
      }
    for (const { tool } of found.values()) reached.add(tool);
  }
  return [...found.values()];
}

function argumentsOf({ orders, purchases, invoices, customers, vendors }: World): readonly Looked["args"][] {
  return [
    {},
    { order: random.pick(orders) },
    { order: random.pick(purchases) },
    { customer: random.pick(customers) },
    { product: random.pick(PRODUCTS) },
    { product: random.pick(PRODUCTS), quantity: "12" },
    { product: random.pick(PRODUCTS), customer: random.pick(customers) },
    { reference: random.pick(invoices) },
    { partner: random.pick(customers) },
    { status: random.pick(["open", "late", "overdue"]) },
    { text: random.pick(PRODUCTS) },
    { vendor: random.pick(vendors) },
    { customer: random.pick(customers), from: "2026-06-01", to: "2026-11-30" },
    { warehouse: "Main" },
    { text: random.pick(customers).slice(0, 5) },
  ];
}

const unsupported = ({ tool, output, args, facts }: Looked, language: (typeof LANGUAGES)[number]) => {
  const speech = speechIn(language);
  const text = answers.get(tool)?.(output, { slots: args, span: "", alone: true, speech }) ?? "";
  const grounds = { facts, said: Object.values(args), told: termsTold(facts, speech), today, checkNames: false };
  return { text, unsupported: checkAnswer(text, grounds).unsupported };
};

describe(`what the playbook says of look-ups (seed ${SEED})`, () => {
  test("most of its answers are among them", () => {
    expect(
      new Set(looked.map(({ tool }) => tool)).size,
      [...answers.keys()].filter((tool) => !looked.some((one) => one.tool === tool)).join(", "),
    ).toBeGreaterThan(40);
  });

  test.for(LANGUAGES)("is true in %s by what the records say", (language) => {
    const withheld = looked.flatMap((one) => {
      const said = unsupported(one, language);
      return said.unsupported.length > 0 ? [`${one.tool} ${JSON.stringify(one.args)}: ${said.unsupported.join("; ")} in: ${said.text}`] : [];
    });
    expect(withheld).toEqual([]);
  });
});
