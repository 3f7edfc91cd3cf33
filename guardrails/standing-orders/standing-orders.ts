import type { Pool } from "pg";
import type { Clock } from "../../core/clock.ts";
import { CopilotError } from "../../core/errors.ts";
import { digestOf } from "../../core/json.ts";
import type { Principal } from "../../core/principal.ts";
import type { Sealer } from "../../store/seal.ts";
import { assertPerson } from "../approvals/assert-person.ts";
import type { Audit } from "../audit/audit.ts";
import { mayAudit, type Policy } from "../policy.ts";
import type { PrincipalOf } from "../principal-of.ts";
import { assertWithinPolicy } from "./assert-within-policy.ts";
import { maySignOrder, signingRoles } from "./may-sign.ts";
import { type StandingOrder, type StandingOrderTerms, statusOfOrder } from "./standing-order.ts";
import { createStandingOrderStore, type Queryable } from "./standing-order-store.ts";

export interface StandingOrdersDeps {
  readonly pool: Pool;
  readonly sealer: Sealer;
  readonly audit: Pick<Audit, "transaction">;
  readonly clock: Clock;
  readonly policy: Policy;
  readonly principalOf: PrincipalOf;
}

const UNKNOWN = "There is no such standing order, or it isn't yours to see. List them to see their ids.";

/** Approvals in advance: proposed by one manager, signed by another, revocable at once by either's role. */
export function createStandingOrders({ pool, sealer, audit, clock, policy, principalOf }: StandingOrdersDeps) {
  const store = createStandingOrderStore(sealer);

  async function propose(person: Principal, terms: StandingOrderTerms): Promise<StandingOrder> {
    assertPerson(person);
    const now = clock();
    assertWithinPolicy(policy, terms, now);
    const may = maySignOrder(policy, person, terms);
    if (!may.may) throw new CopilotError("DENIED", may.because);
    const id = crypto.randomUUID();
    const body = { id, terms, currency: policy.approvals.currency, timeZone: person.timeZone, proposedBy: person.id, createdAt: now.toISOString() };
    const order: StandingOrder = { ...body, digest: digestOf(body), signature: null, revoked: null };
    await audit.transaction(async (client, append) => {
      await store.insert(client, order);
      await append([entry("standing_order_proposed", person, order)]);
    });
    return order;
  }

  /** The second pair of eyes: another manager, on the digest that they were shown. */
  async function sign(person: Principal, id: string, digest: string): Promise<StandingOrder> {
    assertPerson(person);
    return audit.transaction(async (client, append) => {
      const order = await visible(person, id, client, "lock");
      const now = clock();
      const status = statusOfOrder(order, now);
      if (status !== "waits for a signature") throw new CopilotError("STALE", `This standing order can't be signed: it is ${status}.`);
      if (digest !== order.digest)
        throw new CopilotError("STALE", "This is not the standing order that was shown to you. Load it again and read it.");
      if (person.id === order.proposedBy) throw new CopilotError("DENIED", "You proposed this standing order, so another manager must sign it.");
      assertWithinPolicy(policy, order.terms, now);
      const may = maySignOrder(policy, person, order.terms);
      if (!may.may) throw new CopilotError("DENIED", may.because);
      const signed: StandingOrder = { ...order, signature: { by: person.id, at: now.toISOString() } };
      await store.setSignature(client, signed);
      await append([entry("standing_order_signed", person, signed)]);
      return signed;
    });
  }

  async function revoke(person: Principal, id: string): Promise<StandingOrder> {
    assertPerson(person);
    return audit.transaction(async (client, append) => {
      const order = await visible(person, id, client, "lock");
      if (!isManagerOf(person, order)) throw new CopilotError("DENIED", "Only those who may sign standing orders of this kind may revoke one.");
      if (order.revoked) throw new CopilotError("STALE", "This standing order is revoked already.");
      const revoked: StandingOrder = { ...order, revoked: { by: person.id, at: clock().toISOString() } };
      await store.setRevoked(client, revoked);
      await append([entry("standing_order_revoked", person, revoked)]);
      return revoked;
    });
  }

  async function visible(person: Principal, id: string, db: Queryable = pool, lock: "lock" | "read" = "read"): Promise<StandingOrder> {
    const order = await store.find(db, id, lock);
    if (!order || !maySee(person, order)) throw new CopilotError("NOT_FOUND", UNKNOWN);
    return order;
  }

  function isManagerOf(person: Principal, { terms, proposedBy, signature }: StandingOrder): boolean {
    return (
      person.id === proposedBy || person.id === signature?.by || signingRoles(policy, terms.changeKind).some((role) => person.roles.includes(role))
    );
  }

  function maySee(person: Principal, order: StandingOrder): boolean {
    return mayAudit(policy, person) || isManagerOf(person, order);
  }

  /** Why one no longer signs for anything, judged as of now; undefined while it holds. */
  async function objection(order: StandingOrder, db: Queryable): Promise<string | undefined> {
    const status = statusOfOrder(order, clock());
    if (status !== "in force") return `The standing order ${order.id} is not in force: it is ${status}.`;
    for (const id of [order.proposedBy, order.signature?.by ?? ""]) {
      const person = await principalOf(id, db);
      if (!person || !maySignOrder(policy, person, order.terms).may)
        return `The standing order ${order.id} is void: ${id} may no longer sign such an order.`;
    }
    return undefined;
  }

  return {
    propose,
    sign,
    revoke,
    show: (person: Principal, id: string) => visible(person, id),
    async list(person: Principal): Promise<StandingOrder[]> {
      return (await store.list(pool)).filter((order) => maySee(person, order));
    },
    /** Those that hold for a use case; the rows stay locked until the transaction ends, so that caps are counted one at a time. */
    async inForce(client: Queryable, useCase: string): Promise<StandingOrder[]> {
      const found: StandingOrder[] = [];
      for (const order of await store.lockFor(client, useCase, clock())) if (!(await objection(order, client))) found.push(order);
      return found;
    },
    /** One, locked, with why it no longer holds. */
    async recheck(client: Queryable, id: string): Promise<{ readonly order: StandingOrder | undefined; readonly objection: string | undefined }> {
      const order = await store.find(client, id, "lock");
      return order ? { order, objection: await objection(order, client) } : { order, objection: `The standing order ${id} can't be found or read.` };
    },
  };

  function entry(kind: "standing_order_proposed" | "standing_order_signed" | "standing_order_revoked", person: Principal, order: StandingOrder) {
    return {
      kind,
      principal: person.id,
      channel: person.channel,
      policyDigest: policy.digest,
      useCase: order.terms.useCase,
      tool: order.terms.changeKind,
      digest: order.digest,
      standingOrder: order.id,
    } as const;
  }
}

export type StandingOrders = ReturnType<typeof createStandingOrders>;
