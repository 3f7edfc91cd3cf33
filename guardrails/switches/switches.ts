import type { Pool, PoolClient } from "pg";
import type { Clock } from "../../core/clock.ts";
import { CopilotError } from "../../core/errors.ts";
import type { Principal } from "../../core/principal.ts";
import type { Audit } from "../audit/audit.ts";
import { mayAudit, type Policy, rolePolicies } from "../policy.ts";

/** The switch of every write, whatever its use case. */
const ALL_WRITES = "*";

type Queryable = Pick<Pool | PoolClient, "query">;

interface SwitchState {
  /** A use case's id, or "*" for all writes. */
  readonly id: string;
  readonly title: string;
  readonly on: boolean;
  readonly reason: string | null;
  readonly by: string | null;
  readonly at: string | null;
}

interface SwitchesDeps {
  readonly pool: Pool;
  readonly audit: Pick<Audit, "transaction">;
  readonly clock: Clock;
  readonly policy: Policy;
}

/** What is switched off, as the limits' own statement reads it along with its counters. */
export interface SwitchRow {
  readonly id: string;
  readonly reason: string | null;
}

const UNREADABLE = "Whether this is switched off can't be read just now, so it counts as off. Try again; if it goes on, see /readyz.";

/** The kill switch: read from the database at every call, so that it takes effect at once on every replica. */
export function createSwitches({ pool, audit, clock, policy }: SwitchesDeps) {
  /** Why this use may not go on, in words for people; undefined when it may. */
  async function objection(useCase: string, kind: "read" | "write", queryable: Queryable = pool): Promise<string | undefined> {
    try {
      const { rows } = await queryable.query("select id, reason from use_case_switch where id = any($1) and not enabled", [
        switchesOf(useCase, kind),
      ]);
      return objectionOf(
        rows.map((row) => ({ id: String(row["id"]), reason: row["reason"] })),
        titleOf(useCase),
      );
    } catch {
      return UNREADABLE;
    }
  }

  async function list(): Promise<SwitchState[]> {
    const { rows } = await pool.query("select id, enabled, reason, switched_by, switched_at from use_case_switch");
    const byId = new Map(rows.map((row) => [String(row["id"]), row]));
    return [ALL_WRITES, ...policy.useCases.map(({ id }) => id)].map((id) => {
      const row = byId.get(id);
      return {
        id,
        title: titleOf(id),
        on: row === undefined || row["enabled"] === true,
        reason: row?.["reason"] ?? null,
        by: row?.["switched_by"] ?? null,
        at: row ? new Date(row["switched_at"]).toISOString() : null,
      };
    });
  }

  async function set(id: string, enabled: boolean, reason: string, person: Principal): Promise<void> {
    if (id !== ALL_WRITES && !policy.useCases.some((useCase) => useCase.id === id))
      throw new CopilotError("NOT_FOUND", `There is no use case ${JSON.stringify(id.slice(0, 80))}. See the list of switches; "*" means all writes.`);
    if (!maySwitch(policy, person, id))
      throw new CopilotError("DENIED", "Your role may not switch this. An administrator or operations manager can.");
    const words = reason.trim();
    if (words === "" || words.length > 500) throw new CopilotError("BAD_INPUT", "Give a reason of at most 500 characters; people will be told it.");
    await audit.transaction(async (client, append) => {
      await client.query(
        `insert into use_case_switch (id, enabled, reason, switched_by, switched_at) values ($1, $2, $3, $4, $5)
         on conflict (id) do update set enabled = excluded.enabled, reason = excluded.reason, switched_by = excluded.switched_by,
           switched_at = excluded.switched_at`,
        [id, enabled, words, person.id, clock()],
      );
      await append([
        {
          kind: "use_case_switched",
          principal: person.id,
          channel: person.channel,
          policyDigest: policy.digest,
          outcome: `${id === ALL_WRITES ? "all_writes_" : ""}${enabled ? "on" : "off"}`,
          ...(id === ALL_WRITES ? {} : { useCase: id }),
        },
      ]);
    });
  }

  const titleOf = (id: string) => (id === ALL_WRITES ? "All changes" : (policy.useCases.find((useCase) => useCase.id === id)?.title ?? id));

  return {
    objection,
    list,
    off: (id: string, reason: string, person: Principal) => set(id, false, reason, person),
    on: (id: string, reason: string, person: Principal) => set(id, true, reason, person),
  };
}

export type Switches = ReturnType<typeof createSwitches>;

/** The switches that a call depends on. */
export function switchesOf(useCase: string, kind: "read" | "write"): string[] {
  return kind === "write" ? [ALL_WRITES, useCase] : [useCase];
}

/** What is said of a call whose switch is off. */
export function objectionOf(off: readonly SwitchRow[], title: string): string | undefined {
  const [first] = off.toSorted((one, other) => (one.id < other.id ? -1 : 1));
  if (!first) return undefined;
  const what = first.id === ALL_WRITES ? "All changes are" : `“${title}” is`;
  return `${what} switched off for now${first.reason ? `: ${first.reason.replace(/[.\s]+$/, "")}` : ""}. Whoever runs Countersign can switch it on again.`;
}

/** Whoever audits, and whoever may use one. */
export function maySeeSwitches(policy: Policy, person: Pick<Principal, "roles">): boolean {
  return mayAudit(policy, person) || rolePolicies(policy, person).some(({ switches }) => switches !== "none");
}

/** Some roles switch everything, some only what is of their own role; nobody else switches anything. */
function maySwitch(policy: Policy, person: Pick<Principal, "roles">, id: string): boolean {
  if (rolePolicies(policy, person).some(({ switches }) => switches === "all")) return true;
  const useCase = policy.useCases.find((candidate) => candidate.id === id);
  return person.roles.some((role) => policy.roles[role].switches === "own" && useCase?.roles.includes(role));
}
