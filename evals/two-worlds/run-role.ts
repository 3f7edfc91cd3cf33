import { CopilotError } from "../../core/errors.ts";
import type { Role } from "../../core/principal.ts";
import { loadPolicy, type Policy } from "../../guardrails/policy.ts";
import type { WorldSnapshot } from "../../odoo/sandbox/sandbox.ts";
import { loadTools } from "../../tools/load.ts";
import { loadLeaks } from "./load-leaks.ts";
import { findDifference, openPair, type Pair } from "./pair.ts";
import { POLICY_FOLDER } from "./policy-folder.ts";

/** One piece of work: a role's programs, or the leaks planted for it. Plain data, as it goes to a thread of its own. */
export interface RoleOrder {
  readonly role: Role;
  readonly world: WorldSnapshot;
  readonly programs: number;
  readonly seed: number;
  /** Kinds of leaks to plant, one at a time; none means the real reader. */
  readonly leaks: readonly string[];
}

export interface RoleReport {
  readonly role: Role;
  /** Values that differ between the worlds by why they are hidden. */
  readonly altered: Readonly<Record<string, number>>;
  readonly programs: number;
  readonly perSecond: number;
  /** Programs that it took to find each planted leak. */
  readonly foundAfter: Readonly<Record<string, number>>;
  readonly failures: readonly string[];
}

/** The roles that read business records at all; the others have nothing to leak. */
export function rolesWithRecords({ roles }: Pick<Policy, "roles">): Role[] {
  return Object.entries(roles).flatMap(([role, { reads }]) => (reads.length > 0 && isRole(role, roles) ? [role] : []));
}

const isRole = (name: string, roles: Policy["roles"]): name is Role => Object.hasOwn(roles, name);

/** A dry run in Odoo costs as much as ten reads, so that one program in so many proposes. */
const PROPOSALS = 10;

/** Runs a role's programs in its two worlds, or shows that each leak planted for it is found. */
export async function runRole({ role, world, programs, seed, leaks }: RoleOrder): Promise<RoleReport> {
  const parts = { policy: loadPolicy(POLICY_FOLDER), tools: await loadTools(), world, role, seed };
  const pair = openPair({ ...parts, work: "reads" });
  const unequal = pair.visible();
  const started = performance.now();
  const failures = [
    ...(pair.altered.size === 0 ? [`${role}: the two worlds don't differ at all, so nothing was tested`] : []),
    ...(unequal.length > 0 ? [`${role}: the worlds differ in what the role may see: ${unequal.join(", ")}`] : []),
  ];
  const foundAfter: Record<string, number> = {};
  if (leaks.length === 0) {
    failures.push(...(await differences(pair, role, programs, seed)));
    const proposing = openPair({ ...parts, work: "proposals" });
    if (proposing.tools > 0) failures.push(...(await differences(proposing, role, Math.ceil(programs / PROPOSALS), seed)));
  }
  for (const kind of leaks) {
    const leak = (await loadLeaks()).find((one) => one.kind === kind);
    if (!leak) throw new CopilotError("BAD_INPUT", `There is no planted leak called ${kind}.`);
    const found = await findDifference(pair, programs, seed, leak);
    if (found) foundAfter[kind] = found.after;
    else failures.push(`${role}: the planted leak ${kind} (${leak.lets}) wasn't found in ${programs} programs`);
  }
  const perSecond = Math.round((programs / (performance.now() - started)) * 1_000);
  return { role, altered: Object.fromEntries(pair.altered), programs, perSecond, foundAfter, failures };
}

async function differences(pair: Pair, role: Role, programs: number, seed: number): Promise<string[]> {
  const found = await findDifference(pair, programs, seed);
  return found ? [`${role}: after ${found.after} programs ${JSON.stringify(found.program)} tells the worlds apart ${found.difference}`] : [];
}
