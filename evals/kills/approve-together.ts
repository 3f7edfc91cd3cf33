import type { Looked, Proposed } from "./orders.ts";
import type { Wish } from "./scenes.ts";
import { serveProgram, signedIn } from "./serve-program.ts";
import type { Stage } from "./stage.ts";

const PATIENCE_MS = 60_000;
const LOOK_EVERY_MS = 250;
/** Beyond every wish of the kills. */
const FIRST_WISH = 30_000;

/** Who presses approve on what, all at once. */
const CROWDS = [
  { because: "the requester presses it again and again", tool: "post_note", by: ["customer_service@demo"] },
  {
    because: "each manager presses it again and again",
    tool: "create_quotation",
    by: ["sales@demo", "operations_manager@demo", "finance_manager@demo"],
  },
  {
    because: "several managers press it at once",
    tool: "reschedule_delivery",
    by: ["operations_manager@demo", "operations_manager2@demo", "finance_manager@demo", "finance_manager2@demo"],
  },
] as const;

/** Many approvals of one approval at the same moment, over HTTP: still one effect. */
export async function approveTogether(stage: Stage, count: number) {
  const failures: string[] = [];
  let sent = 0;
  const proposer = await stage.start(0);
  const wanted: { readonly crowd: (typeof CROWDS)[number]; readonly wish: Wish; readonly approval: Proposed }[] = [];
  for (const crowd of CROWDS) {
    const wish = await wishFor(stage, crowd.tool);
    const approval = await proposer.ask<Proposed>({ op: "propose", ...wish });
    if (approval) wanted.push({ crowd, wish, approval });
  }
  const before = await stage.scene.tally(proposer);
  await proposer.kill();

  const server = await serveProgram(stage.config);
  try {
    for (const { crowd, approval } of wanted) {
      const people = await Promise.all(crowd.by.map((person) => signedIn(server.url, person)));
      const answers = await Promise.all(
        Array.from({ length: count }, (_, index) => people[index % people.length]?.approve(approval.id, approval.digest) ?? 0),
      );
      sent += answers.length;
      const broken = answers.filter((status) => status >= 500);
      if (broken.length > 0) failures.push(`${crowd.because}: ${broken.length} answers were ${broken[0]}`);
      const [person] = people;
      const until = Date.now() + PATIENCE_MS;
      while (person && (await person.status(approval.id)) !== "committed" && Date.now() < until) await pause(LOOK_EVERY_MS);
    }
  } finally {
    await server.stop();
  }

  const looking = await stage.start(0);
  for (const { crowd, approval } of wanted) {
    const looked = await looking.ask<Looked>({ op: "look", id: approval.id });
    const effects = looked ? await stage.scene.effects(approval.id, looked) : 0;
    if (looked?.status !== "committed" || effects !== 1)
      failures.push(`${crowd.because}: it is ${looked?.status}, and Odoo has its effect ${effects} times`);
  }
  const after = await stage.scene.tally(looking);
  await looking.kill();
  const receipts = after.receipts - before.receipts;
  if (receipts !== CROWDS.length) failures.push(`${CROWDS.length} approvals left ${receipts} receipts in Odoo`);
  return { figures: { "approvals pressed at once": sent, "receipts they left": receipts }, failures };
}

async function wishFor(stage: Stage, tool: string): Promise<Wish> {
  for (let n = FIRST_WISH; n < FIRST_WISH + CROWDS.length; n += 1) {
    const wish = await stage.scene.wish(n);
    if (wish.tool === tool) return wish;
  }
  throw new TypeError(`No wish is made with ${tool}.`);
}

function pause(ms: number): Promise<void> {
  return new Promise((done) => setTimeout(done, ms));
}
