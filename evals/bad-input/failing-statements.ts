import { CopilotError } from "../../core/errors.ts";
import { useCasesOf } from "../../guardrails/policy.ts";
import type { Program } from "../../server/program.ts";
import { watchStatements } from "../watch-statements.ts";

const REQUESTER = "customer_service@demo";
const MOST_SWEEPS = 3;
/** Longer than another replica's commit is left alone. */
const LATER_MS = 60_000;
const MOST_STATEMENTS = 400;

const FINISHED = "finished: committed";
/** A failure that reaches the person without a word of ours. */
const NAMELESS = "failed without a message of ours";

/** Where a database can fail: before a statement is carried out, or after it, so that only its answer is lost. */
export const FAILS = ["before", "after"] as const;

/** The program on its database; `restart` is what whoever runs it does when it says that it has stopped. */
export interface FailingStage {
  program(): Program;
  restart(): Promise<void>;
  /** Moves its clock on. */
  wait(ms: number): void;
}

export interface TriedFailures {
  readonly tried: number;
  /** How the flow ended for whoever asked, and how often. */
  readonly endings: ReadonlyMap<string, number>;
  readonly failures: readonly string[];
}

/**
 * One read call, one proposal, its approval and its commit, over and over: in the k-th round the k-th statement fails,
 * until a round comes through untouched. Whatever fails, nothing is done that was not countersigned, and the next sweep
 * brings what was begun to an end.
 */
export async function failEachStatement(stage: FailingStage, moment: (typeof FAILS)[number], every: number, first = 1): Promise<TriedFailures> {
  const endings = new Map<string, number>();
  const failures: string[] = [];
  let tried = 0;
  for (let at = first; at <= MOST_STATEMENTS; at += every) {
    const round = `${moment}-${at}`;
    let count = 0;
    let failed = "";
    const program = stage.program();
    const unwatch = watchStatements(program.store.pool, (sql, now) => {
      if (now !== moment || isCleaningUp(sql)) return;
      count += 1;
      if (count !== at) return;
      failed = sql.replace(/\s+/g, " ").trim().slice(0, 60);
      throw Object.assign(new Error("the database is gone"), { code: "57P01" });
    });
    const ended = await flow(program, round).finally(unwatch);
    if (failed === "") {
      const whole = ended === FINISHED ? [] : [`with nothing failing, the flow ended so: ${ended}`];
      return { tried, endings, failures: [...failures, ...whole] };
    }
    tried += 1;
    if (ended === NAMELESS) failures.push(`statement ${at} (${failed}) failed ${moment} it was done: nothing says at which step`);
    endings.set(ended, (endings.get(ended) ?? 0) + 1);
    // The embedded Odoo stops when it can't store its own records, and says that it must be started again.
    if (failed.includes("sandbox_record")) await stage.restart();
    failures.push(...(await problemsAfter(stage, round)).map((problem) => `statement ${at} (${failed}) failed ${moment} it was done: ${problem}`));
  }
  return { tried, endings, failures: [...failures, `the flow has more than ${MOST_STATEMENTS} statements`] };
}

/** A connection that can't roll back is thrown away, and the embedded database has but one. */
function isCleaningUp(sql: string): boolean {
  return sql === "ROLLBACK";
}

/** As a person would go through it; each step's refusal ends it. */
async function flow(program: Program, round: string): Promise<string> {
  const principal = await program.people.get(REQUESTER, "console");
  const turn = { principal, thread: crypto.randomUUID(), useCases: useCasesOf(program.policy, principal), model: "none" };
  try {
    const read = await program.gate.call(turn, "find_orders", { customer: "Acme Fasteners Ohio" });
    if (read.status !== "ok") return `refused: ${"code" in read ? read.code : read.status}`;
    const proposed = await program.gate.call(turn, "post_note", { on: "S10001", text: noteOf(round) });
    if (proposed.status !== "proposed") return `refused: ${"code" in proposed ? proposed.code : proposed.status}`;
    const { id, digest } = proposed.approval;
    const card = await program.decide(id, { decision: "approve", digest }, principal);
    return `finished: ${card.status}`;
  } catch (error) {
    return error instanceof CopilotError ? `refused: ${error.code}` : NAMELESS;
  }
}

function noteOf(round: string): string {
  return `Statement round ${round}.`;
}

/** What must hold once the database works again and the program has swept. */
async function problemsAfter({ wait, ...stage }: FailingStage, round: string): Promise<string[]> {
  const program = stage.program();
  const problems: string[] = [];
  const state = () => stateOf(program, round);
  await program.sweep();
  let found = await state();
  for (let swept = 0; swept < MOST_SWEEPS && found.open > 0; swept += 1) {
    wait(LATER_MS);
    await program.sweep();
    found = await state();
  }
  if (found.open > 0) problems.push(`${found.open} approvals are stuck on the way`);
  if (found.notes > found.approved) problems.push(`Odoo has ${found.notes} notes, and ${found.approved} were countersigned`);
  if (found.notes !== found.committed) problems.push(`Odoo has ${found.notes} notes, and ${found.committed} are recorded as carried out`);
  if (found.receipts !== found.committed) problems.push(`${found.receipts} receipts for ${found.committed} commits`);
  const verified = await program.audit.verify();
  if (!verified.ok) problems.push(`the audit is not whole: ${verified.problems[0]?.what}`);
  return problems;
}

async function stateOf({ store, people, approvals }: Program, round: string) {
  const requester = await people.get(REQUESTER, "console");
  const own = (await approvals.list(requester)).filter(({ lines }) => lines.some(({ after }) => after === noteOf(round)));
  const { rows } = await store.pool.query(
    `select (select count(*)::int from sandbox_record where model = 'mail.message' and data->>'body' like '%' || $1 || '%') as notes,
       (select count(*)::int from approval where id = any($2) and receipt_sealed is not null) as receipts`,
    [noteOf(round), own.map(({ id }) => id)],
  );
  const having = (statuses: readonly string[]) => own.filter(({ status }) => statuses.includes(status)).length;
  return {
    notes: Number(rows[0]["notes"]),
    receipts: Number(rows[0]["receipts"]),
    open: having(["approved", "committing", "unknown"]),
    committed: having(["committed"]),
    approved: own.filter(({ decisions }) => decisions.some(({ decision }) => decision === "approve")).length,
  };
}
