import { parseArgs } from "node:util";
import { CopilotError } from "../../core/errors.ts";
import type { Program } from "../../server/program.ts";
import type { ProgramVerb, VerbIo } from "../verb.ts";

/** `cs history`: reads what estimates rest on from Odoo now, tells how far it has been read, and whether the estimates still hold. */
const history: ProgramVerb = {
  kind: "program",
  name: "history",
  usage: "history sync [--all] [--json] | show [--json] | watch [--json] | standing [--json]",
  async run({ args, io }, { histories, watch, store }) {
    const flag = { type: "boolean", default: false } as const;
    const { values, positionals } = parseArgs({ args: [...args], allowPositionals: true, options: { all: flag, json: flag } });
    if (!histories || !watch)
      throw new CopilotError("NOT_CONFIGURED", "Nobody may read the whole past of Odoo here. Set ODOO_API_KEY to a read-only key of the service.");
    switch (positionals[0]) {
      case "sync": {
        const started = performance.now();
        const synced = await histories.sync(values.all);
        const seconds = Math.round(performance.now() - started) / 1000;
        if (values.json) io.out(JSON.stringify({ ...synced, seconds }));
        else {
          io.out(`${synced.read} moves read in ${seconds.toFixed(1)} s, ${synced.removed} gone from Odoo; Odoo is read until ${synced.until} UTC`);
          if (synced.isOpen) io.out("other workers are still reading the rest; see: cs history show");
        }
        return 0;
      }
      case "show":
        await show(io, histories, store, values.json);
        return 0;
      case "watch":
        if ((await watch.check()) === "not read")
          throw new CopilotError("STALE", "Odoo was not read within the last day, so nothing can be told. Run: cs history sync");
        await showStandings(io, watch, values.json);
        return 0;
      case "standing":
        await showStandings(io, watch, values.json);
        return 0;
      default:
        throw new CopilotError("BAD_INPUT", `Usage: cs ${history.usage}`);
    }
  },
};

export default history;

async function showStandings(io: VerbIo, watch: NonNullable<Program["watch"]>, asJson: boolean): Promise<void> {
  const standings = await watch.list();
  if (asJson) io.out(JSON.stringify(standings));
  else
    for (const { insight, last, now } of standings) {
      const when = last ? `${last.checkedAt.toISOString()}, holds until ${last.expiresAt.toISOString()}, from ${last.basedOn} observations` : "never";
      io.out(`${insight.padEnd(10)} ${(now.kind === "unchecked" ? "not yet checked" : now.kind).padEnd(15)} looked at: ${when}`);
      for (const reason of last?.reasons ?? []) io.out(`  ${reason}`);
    }
}

async function show(io: VerbIo, histories: NonNullable<Program["histories"]>, { pool }: Program["store"], asJson: boolean): Promise<void> {
  const [readUntil, progress, skipped, kept] = [
    await histories.readUntil(),
    await histories.whole.progress(),
    await pool.query<{ skipped: number }>("select count(*)::int as skipped from history_skipped"),
    await pool.query<{ kind: string; moves: number; products: number; warehouses: number; first: string; last: string }>(
      `select kind, count(*)::int as moves, count(distinct product_id)::int as products, count(distinct warehouse_id)::int as warehouses,
         min(done_on)::text as first, max(done_on)::text as last from stock_history group by kind order by kind`,
    ),
  ];
  const notUnderstood = skipped.rows[0]?.skipped ?? 0;
  if (asJson) {
    io.out(JSON.stringify({ readUntil, progress, skipped: notUnderstood, kept: kept.rows }));
    return;
  }
  for (const { kind, moves, products, warehouses, first, last } of kept.rows)
    io.out(`${kind}: ${moves} moves of ${products} products in ${warehouses} warehouses, ${first} to ${last}`);
  io.out(readUntil === null ? "Odoo has not been read as a whole yet. Run: cs history sync" : `read at ${readUntil.toISOString()}`);
  if (progress.begunAt)
    io.out(
      `whole reading of ${progress.begunAt.toISOString()}: ${progress.finished} of ${progress.shards} ranges of products, ${progress.moves} moves, ${progress.removed} gone`,
    );
  io.out(`${notUnderstood} moves could not be understood`);
}
