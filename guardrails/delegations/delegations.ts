import { Decimal } from "decimal.js";
import type { Pool, PoolClient, QueryResultRow } from "pg";
import { z } from "zod";
import type { Clock } from "../../core/clock.ts";
import { CopilotError } from "../../core/errors.ts";
import { type Principal, ROLES } from "../../core/principal.ts";
import type { Sealer } from "../../store/seal.ts";
import { assertPerson } from "../approvals/assert-person.ts";
import type { Audit } from "../audit/audit.ts";
import { mayAudit, type Policy } from "../policy.ts";
import type { PrincipalOf } from "../principal-of.ts";
import { type ActiveDelegation, type Delegation, statusOfDelegation } from "./delegation.ts";

type Queryable = Pick<Pool | PoolClient, "query">;

const sealedDelegation = z.strictObject({
  id: z.string(),
  from: z.string(),
  to: z.string(),
  roles: z.array(z.enum(ROLES)).min(1),
  upTo: z.string(),
  grantedAt: z.string(),
  until: z.string(),
});

/** What a holder asks for when lending their countersignature. */
export const delegationGrant = z.strictObject({
  to: z.string().min(1).max(200),
  roles: z.array(z.enum(ROLES)).min(1).optional(),
  upTo: z.string().regex(/^\d{1,12}(\.\d{1,2})?$/, 'must be an amount such as "5000"'),
  until: z.iso.datetime(),
});
export type DelegationGrant = z.output<typeof delegationGrant>;

export interface DelegationsDeps {
  readonly pool: Pool;
  readonly sealer: Sealer;
  readonly audit: Pick<Audit, "transaction">;
  readonly clock: Clock;
  readonly policy: Policy;
  readonly principalOf: PrincipalOf;
}

/** Countersignatures lent from person to person, by the holder alone and never onward. */
export function createDelegations({ pool, sealer, audit, clock, policy, principalOf }: DelegationsDeps) {
  async function grant(person: Principal, asked: DelegationGrant): Promise<Delegation> {
    assertPerson(person);
    const now = clock();
    const until = new Date(asked.until);
    // Only what the person holds themselves: a lent countersignature is in nobody's own roles, so it can't be lent on.
    const roles = asked.roles ?? person.roles.filter((role) => policy.roles[role].countersigns_up_to !== undefined);
    const foreign = roles.find((role) => !person.roles.includes(role) || policy.roles[role].countersigns_up_to === undefined);
    if (roles.length === 0 || foreign)
      throw new CopilotError("DENIED", "You can lend a countersignature that is your own only. Leave out roles that you don't countersign in.");
    const limit = Decimal.max(...roles.map((role) => policy.roles[role].countersigns_up_to ?? "0"));
    if (limit.lt(asked.upTo)) throw new CopilotError("DENIED", `You may countersign up to ${limit.toFixed()} yourself, so lend at most that.`);
    if (asked.to === person.id) throw new CopilotError("BAD_INPUT", "You have your own countersignature already. Name somebody else.");
    const { longest_days } = policy.approvals.delegations;
    if (until <= now || until.getTime() > now.getTime() + longest_days * 86_400_000)
      throw new CopilotError("BAD_INPUT", `Give an end that lies ahead, and at most ${longest_days} days from now.`);
    if (!(await principalOf(asked.to))) throw new CopilotError("NOT_FOUND", "There is nobody of that name here. Give the login of a person.");
    const delegation = {
      id: crypto.randomUUID(),
      from: person.id,
      to: asked.to,
      roles: [...new Set(roles)],
      upTo: asked.upTo,
      grantedAt: now.toISOString(),
      until: until.toISOString(),
    };
    await audit.transaction(async (client, append) => {
      await client.query("insert into delegation (id, from_person, to_person, sealed, granted_at, until) values ($1, $2, $3, $4, $5, $6)", [
        delegation.id,
        delegation.from,
        delegation.to,
        sealer.seal("delegation", JSON.stringify(delegation)),
        now,
        until,
      ]);
      await append([entry("delegation_granted", person, delegation)]);
    });
    return { ...delegation, revoked: null };
  }

  async function revoke(person: Principal, id: string): Promise<Delegation> {
    assertPerson(person);
    return audit.transaction(async (client, append) => {
      const delegation = await find(id, client, "lock");
      if (!delegation || !isTheirs(person, delegation))
        throw new CopilotError("NOT_FOUND", "There is no such delegation of yours. List yours to see their ids.");
      if (delegation.revoked) throw new CopilotError("STALE", "This delegation is revoked already.");
      const at = clock();
      await client.query("update delegation set revoked_at = $2, revoked_by = $3 where id = $1", [id, at, person.id]);
      await append([entry("delegation_revoked", person, delegation)]);
      return { ...delegation, revoked: { by: person.id, at: at.toISOString() } };
    });
  }

  async function find(id: string, db: Queryable = pool, lock: "lock" | "read" = "read"): Promise<Delegation | undefined> {
    if (id.includes("\u0000")) return undefined;
    const { rows } = await db.query(`select * from delegation where id = $1${lock === "lock" ? " for update" : ""}`, [id]);
    return rows[0] && fromRow(rows[0]);
  }

  /** A row that can't be opened, or says another thing outside than inside, lends nothing. */
  function fromRow(row: QueryResultRow): Delegation | undefined {
    try {
      const sealed = sealedDelegation.parse(JSON.parse(sealer.open("delegation", row["sealed"])));
      if (sealed.id !== row["id"] || sealed.to !== row["to_person"] || sealed.from !== row["from_person"]) return undefined;
      const revoked = row["revoked_at"] ? { by: String(row["revoked_by"]), at: new Date(row["revoked_at"]).toISOString() } : null;
      return { ...sealed, revoked };
    } catch {
      return undefined;
    }
  }

  /** Those that hold for a person right now, each with its granter as they are today. */
  async function activeFor(personId: string, db: Queryable = pool): Promise<ActiveDelegation[]> {
    const now = clock();
    const { rows } = await db.query(
      "select * from delegation where to_person = $1 and revoked_at is null and until > $2 order by granted_at, id limit 50",
      [personId, now],
    );
    const found: ActiveDelegation[] = [];
    for (const row of rows) {
      const delegation = fromRow(row);
      if (!delegation || statusOfDelegation(delegation, now) !== "in force") continue;
      const granter = await principalOf(delegation.from, db);
      if (granter) found.push({ delegation, granter });
    }
    return found;
  }

  /** Given or received by the person; all of them for whoever audits. */
  async function list(person: Principal): Promise<Delegation[]> {
    const { rows } = await pool.query(
      "select * from delegation where ($1::text is null or from_person = $1 or to_person = $1) order by granted_at desc, id limit 200",
      [mayAudit(policy, person) ? null : person.id],
    );
    return rows.flatMap((row) => fromRow(row) ?? []);
  }

  function entry(kind: "delegation_granted" | "delegation_revoked", person: Principal, { id, from, to }: Pick<Delegation, "id" | "from" | "to">) {
    return {
      kind,
      principal: person.id,
      channel: person.channel,
      policyDigest: policy.digest,
      delegation: id,
      actingFor: from,
      approver: to,
    } as const;
  }

  return { grant, revoke, activeFor, list };
}

export type Delegations = ReturnType<typeof createDelegations>;

/** Whoever lent it takes it back, and whoever holds it gives it back. */
function isTheirs(person: Principal, { from, to }: Delegation): boolean {
  return person.id === from || person.id === to;
}
