import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { CopilotError } from "../../core/errors.ts";
import { useCasesOf } from "../../guardrails/policy.ts";
import type { Config } from "../../server/config.ts";
import { startProgram } from "../../server/main.ts";
import type { Program } from "../../server/program.ts";

const SECRET = "the secret that everything was sealed with, long enough";
const ANOTHER = "another secret, just as long, that sealed none of it at all";

interface Attempt {
  readonly because: string;
  /** What must be said; undefined means that nothing was refused. */
  readonly refusal: string | undefined;
}

export interface TriedKeys {
  readonly tried: number;
  readonly failures: readonly string[];
}

/** Starts on a store that was sealed with another secret, and reads values that were cut, changed or put in another's place. */
export async function tryWrongKeys(settings: Config): Promise<TriedKeys> {
  const dataFolder = await mkdtemp(join(tmpdir(), "countersign-keys-"));
  const config: Config = { ...settings, dataFolder, sandboxSize: "small", odoo: undefined, databaseUrl: undefined, secret: SECRET };
  try {
    const program = await startProgram(config);
    const attempts: Attempt[] = [];
    try {
      attempts.push(...(await tamperedValues(program)));
    } finally {
      await program.close();
    }
    for (const [because, secret] of [
      ["another secret", ANOTHER],
      ["a secret that is too short", "short"],
    ] as const)
      attempts.push({ because, refusal: await refusalOf(async () => (await startProgram({ ...config, secret })).close()) });
    const failures = attempts.flatMap(({ because, refusal }) => (refusal === undefined ? [`${because} was accepted`] : []));
    const again = await refusalOf(async () => (await startProgram(config)).close());
    return { tried: attempts.length, failures: again === undefined ? failures : [...failures, `the right secret was refused: ${again}`] };
  } finally {
    await rm(dataFolder, { recursive: true, force: true });
  }
}

/** Two approvals whose sealed columns are altered one after the other; each must be unreadable, never carried out, and nothing else hurt. */
async function tamperedValues(program: Program): Promise<Attempt[]> {
  const person = await program.people.get("customer_service@demo", "console");
  const turn = { principal: person, thread: crypto.randomUUID(), useCases: useCasesOf(program.policy, person), model: "none" };
  const propose = async (text: string) => {
    const result = await program.gate.call(turn, "post_note", { on: "S10001", text });
    if (result.status !== "proposed") throw new TypeError(`Nothing was proposed: ${JSON.stringify(result)}`);
    return result.approval;
  };
  const other = await propose("The other note");
  const columns = await sealedColumns(program);
  const attempts: Attempt[] = [];
  for (const column of columns) {
    for (const [how, sql] of [
      ["cut short", `update approval set ${column} = substring(${column} from 1 for length(${column}) - 1) where id = $1 or id = $2 and false`],
      [
        "changed in one byte",
        `update approval set ${column} = set_byte(${column}, 20, get_byte(${column}, 20) # 1) where id = $1 or id = $2 and false`,
      ],
      ["another's", `update approval set ${column} = (select ${column} from approval where id = $2) where id = $1`],
    ] as const) {
      const { id, digest } = await propose(`A note whose ${column} is ${how}`);
      await program.store.pool.query(sql, [id, other.id]);
      const before = await notesInOdoo(program);
      const refusal = await refusalOf(async () => {
        const card = await program.decide(id, { decision: "approve", digest }, person);
        if (card.status === "void" || card.status === "failed") throw new CopilotError("STALE", card.outcome ?? "");
      });
      await refusalOf(() => program.sweep());
      const done = (await notesInOdoo(program)) - before;
      attempts.push({ because: `an approval whose ${column} is ${how}`, refusal: done > 0 ? undefined : refusal });
    }
  }
  return attempts;
}

/** The columns that hold something in a pending approval. */
async function sealedColumns({ store }: Program): Promise<string[]> {
  const { rows } = await store.pool.query(
    "select column_name from information_schema.columns where table_name = 'approval' and data_type = 'bytea' order by column_name",
  );
  const names = rows.map((row) => String(row["column_name"]));
  const filled = await Promise.all(names.map((name) => store.pool.query(`select 1 from approval where ${name} is not null limit 1`)));
  return names.filter((_, index) => (filled[index]?.rows.length ?? 0) > 0);
}

async function notesInOdoo({ store }: Program): Promise<number> {
  const { rows } = await store.pool.query("select count(*)::int as notes from sandbox_record where model = 'mail.message'");
  return Number(rows[0]["notes"]);
}

/** The message with which something was refused. Only our own words count: anything else is a hole. */
async function refusalOf(work: () => Promise<unknown>): Promise<string | undefined> {
  try {
    await work();
    return undefined;
  } catch (error) {
    if (error instanceof CopilotError) return error.message;
    throw error;
  }
}
