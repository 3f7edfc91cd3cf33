import { CopilotError } from "../../core/errors.ts";
import { loadPolicy } from "../../guardrails/policy.ts";
import { boundedCount } from "../bounded-count.ts";
import type { Suite } from "../suite.ts";
import { baseWorld } from "../two-worlds/base-world.ts";
import { loadLeaks } from "../two-worlds/load-leaks.ts";
import { POLICY_FOLDER } from "../two-worlds/policy-folder.ts";
import { type RoleReport, rolesWithRecords } from "../two-worlds/run-role.ts";
import { runRoles } from "../two-worlds/run-roles.ts";

const MOST_PROGRAMS = 1_000_000;
const MOST_THREADS = 16;
const DEMO_WORLD = 7;

/** Guarantee 6: two worlds that differ only in what is hidden from a role give byte-identical output. */
const twoWorlds: Suite = {
  name: "two-worlds",
  description: "random programs of calls in two worlds that differ only in what is hidden from a role: the same bytes come out of both",
  options: { role: "all", programs: "10000", leaks: "false", threads: "2" },
  async run({ seed, options, out }) {
    const programs = boundedCount(options["programs"], "--programs", MOST_PROGRAMS);
    const threads = boundedCount(options["threads"], "--threads", MOST_THREADS);
    const all = rolesWithRecords(loadPolicy(POLICY_FOLDER));
    const roles = options["role"] === "all" ? all : all.filter((role) => role === options["role"]);
    if (roles.length === 0) throw new CopilotError("BAD_INPUT", `--role is all or one of ${all.join(", ")}.`);
    const planted = options["leaks"] === "true" ? await loadLeaks() : [];
    const world = await baseWorld(DEMO_WORLD);
    const orders = roles
      .map((role) => ({ role, world, programs, seed, leaks: planted.filter((leak) => leak.role === role).map(({ kind }) => kind) }))
      .filter(({ leaks }) => planted.length === 0 || leaks.length > 0);
    const reports = await runRoles(orders, threads, (report) => out(lineOf(report)));
    return {
      figures: {
        roles: reports.length,
        "programs a role": programs,
        ...Object.fromEntries(
          reports.flatMap(({ foundAfter }) => Object.entries(foundAfter).map(([kind, after]) => [`leak ${kind} found after`, after])),
        ),
      },
      failures: reports.flatMap(({ failures }) => failures),
    };
  },
};

function lineOf({ role, altered, programs, perSecond, foundAfter, failures }: RoleReport): string {
  const values = Object.entries(altered).map(([kind, count]) => `${count} ${kind}`);
  const found = Object.entries(foundAfter).map(([kind, after]) => `${kind} after ${after}`);
  const verdict =
    failures.length > 0
      ? "NOT the same"
      : found.length > 0
        ? `found: ${found.join(", ")}`
        : `the same in ${programs} programs, ${perSecond} a second`;
  return `  ${role}: ${verdict} (differ: ${values.join(", ")})`;
}

export default twoWorlds;
