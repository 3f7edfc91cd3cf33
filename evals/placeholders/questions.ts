import { CHANGE_PHRASINGS } from "../../agent/understanding/phrasings/change-phrasings.ts";
import { MIXED_PHRASINGS } from "../../agent/understanding/phrasings/mixed-phrasings.ts";
import { READ_PHRASINGS } from "../../agent/understanding/phrasings/read-phrasings.ts";
import type { Principal, Role } from "../../core/principal.ts";
import type { TurnResult } from "../../core/wire.ts";
import { useCasesOf } from "../../guardrails/policy.ts";
import type { Random } from "../../odoo/sandbox/dataset/random.ts";
import type { Program } from "../../server/program.ts";
import type { World } from "./world.ts";

/** The first question of a conversation; the next ones follow from what was answered. */
export interface Opening {
  readonly as: string;
  readonly say: string;
}

const ROLES: readonly Role[] = [
  "customer_service",
  "sales",
  "buyer",
  "planner",
  "warehouse",
  "accounts_payable",
  "finance_manager",
  "operations_manager",
];

/** Examples of every role's uses and the phrasings of the development set, with names and references of this world put in. */
export async function openings(program: Program, world: World, count: number, random: Random): Promise<Opening[]> {
  const phrasings = [...READ_PHRASINGS, ...CHANGE_PHRASINGS, ...MIXED_PHRASINGS].map(({ say }) => say);
  const perRole = await Promise.all(
    ROLES.map(async (role) => {
      const principal: Principal = await program.people.get(`${role}@demo`, "cli");
      return useCasesOf(program.policy, principal).flatMap(({ examples }) => examples.slice(0, 2).map((say) => ({ as: principal.id, say })));
    }),
  );
  const examples = random.shuffled(perRole.flat());
  const said = random.shuffled(phrasings).map((say) => ({ as: `${random.pick(ROLES)}@demo`, say }));
  const own = Array.from({ length: count }, () => ({ as: `${random.pick(ROLES)}@demo`, say: ownQuestion(world, random) }));
  const mixed = Array.from({ length: count }, (_, index) => [own, examples, said][index % 3]?.[Math.floor(index / 3)] ?? own[index]);
  return mixed.flatMap((opening) => (opening ? [{ ...opening, say: ofThisWorld(opening.say, world, random) }] : []));
}

/** Questions that hold a real name, an amount, an address. */
function ownQuestion({ customers, contacts, amounts }: World, random: Random): string {
  const name = random.pick(customers);
  return random.pick([
    `Where is the order of ${name}?`,
    `show all open orders for ${name.toLowerCase()}`,
    `What does ${name} owe us?`,
    `Give me an overview of ${name}`,
    `Does ${name} have a late delivery? They wrote from ${random.pick(contacts)}`,
    `${name.toUpperCase()} asks for their invoices`,
    `Which invoice of ${name} is over ${random.pick(amounts)}?`,
    `any news for ${name.split(" ")[0]}?`,
  ]);
}

function ofThisWorld(say: string, { orders, customers }: World, random: Random): string {
  return say
    .replaceAll(/\bS\d{4,5}\b/gi, () => random.pick(orders))
    .replaceAll(/Azure Interior|Deco Addict|Harborline Logistics|Ridgeway Foods|Gemini Furniture|Ready Mat/g, () => random.pick(customers));
}

/** What the same person asks next, repeating names and amounts that the answer before showed them. */
export function followUp({ facts }: TurnResult, random: Random): string {
  const values = (fields: RegExp) => facts.filter(({ source, value }) => fields.test(source.field) && value.length >= 4).map(({ value }) => value);
  const [names, amounts, references] = [values(/^partner_id$|^complete_name$/), values(/amount|price/), values(/^name$/)];
  const options = [
    ...names.map((name) => `And what else is open for ${name}?`),
    ...names.map((name) => `show the invoices of ${name}`),
    ...amounts.slice(0, 3).map((amount) => `Which order of ${names[0] ?? "theirs"} has the total ${amount}?`),
    ...references.slice(0, 3).map((reference) => `What is open on ${reference}?`),
  ];
  return options.length > 0 ? random.pick(options) : "Which deliveries are late?";
}
