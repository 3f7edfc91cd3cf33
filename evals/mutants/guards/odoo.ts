import type { Mutant } from "../mutant.ts";

const READER = "odoo/create-reader.ts";
const COMPANION = "odoo/sandbox/companion/companion.ts";
const COMPANION_TESTS = ["odoo/sandbox/companion/companion.test.ts"];

/** The reader, which enforces the policy, and the companion, which acts in one transaction. */
const mutants: readonly Mutant[] = [
  {
    guarantee: 1,
    guard: "the companion carries out only kinds on its list",
    file: "odoo/sandbox/companion/checks.ts",
    find: "if (!kind.values.includes(key)) stop(",
    replace: 'if (key === "") stop(',
    killedBy: COMPANION_TESTS,
  },
  {
    guarantee: 4,
    guard: "the companion compares the effect with the approved one",
    file: COMPANION,
    find: 'stop("STALE", { effect: part, now: effect[part] ?? null });',
    replace: "continue;",
    killedBy: COMPANION_TESTS,
  },
  {
    guarantee: 4,
    guard: "the companion checks what the plan rested on",
    file: "odoo/sandbox/companion/checks.ts",
    find: 'if (!sameRaw(row?.[field], value)) stop("STALE",',
    replace: 'if (field === "") stop("STALE",',
    killedBy: COMPANION_TESTS,
  },
  {
    guarantee: 5,
    guard: "the companion accepts a commit id once",
    file: COMPANION,
    find: "if (earlier) return { receipt: earlier };",
    replace: "",
    killedBy: COMPANION_TESTS,
  },
  {
    guarantee: 5,
    guard: "a commit is sent to Odoo once",
    file: "odoo/create-writer.ts",
    find: "commit_id: commitId, note }, false)",
    replace: "commit_id: commitId, note }, true)",
    killedBy: ["odoo/create-writer.test.ts"],
  },
  {
    guarantee: 6,
    guard: "a hidden field is never requested",
    file: READER,
    find: '(access.sight(model, field) !== "hidden" && known.has(field))',
    replace: "known.has(field)",
    killedBy: ["odoo/create-reader.test.ts"],
  },
  {
    guarantee: 6,
    guard: "nothing is filtered, sorted, grouped or summed on a hidden field",
    file: "odoo/readable-paths.ts",
    find: 'if (access.sight(model, field) !== "shown") throw outside(model, field);',
    replace: "",
    killedBy: ["odoo/readable-domain.test.ts", "odoo/readable-group.test.ts", "odoo/create-reader.test.ts"],
  },
  {
    guarantee: 6,
    guard: "the order is checked",
    file: READER,
    find: "const order = await readableOrder(walk, model, query.order);",
    replace: 'const order = query.order ?? "";',
    killedBy: ["odoo/create-reader.test.ts", "odoo/readable-group.test.ts"],
  },
  {
    guarantee: 6,
    guard: "the groups and aggregates are checked",
    file: READER,
    find: "const checked = await readableGroup(walk, model, query);",
    replace: 'const checked = await readableGroup({ ...walk, access: { ...access, sight: () => "shown", scope: () => [] } }, model, query);',
    killedBy: ["odoo/create-reader.test.ts", "odoo/readable-group.test.ts"],
  },
  {
    guarantee: 6,
    guard: "the role's scope is added to every search",
    file: "odoo/readable-domain.ts",
    find: "return allOf(walk.access.scope(model), await readable(walk, model, domain, 0));",
    replace: "return readable(walk, model, domain, 0);",
    killedBy: ["odoo/readable-domain.test.ts", "odoo/create-reader.test.ts"],
  },
  {
    guarantee: 6,
    guard: "a domain can't swallow the scope that is added to it",
    file: "odoo/readable-domain.ts",
    find: 'if (open !== 0) throw malformed("an operator lacks its operand");',
    replace: "",
    killedBy: ["odoo/readable-domain.test.ts"],
  },
  {
    guarantee: 6,
    guard: "operators are a closed list",
    file: "odoo/readable-domain.ts",
    find: "OPERATORS.has(term[1]) &&",
    replace: "OPERATORS.size > 0 &&",
    killedBy: ["odoo/readable-domain.test.ts"],
  },
  {
    guarantee: 6,
    guard: "companies are set on every call",
    file: READER,
    find: "own.filter((id) => companies.includes(id))",
    replace: "own",
    killedBy: ["odoo/create-reader.test.ts"],
  },
  {
    guarantee: 6,
    guard: "a named record out of scope loses its name, however its scope is judged",
    file: "odoo/judged-relations.ts",
    find: 'judge(relation, value["id"], decision);',
    replace: 'judge(relation, value["id"], true);',
    killedBy: ["odoo/judged-relations.test.ts"],
  },
  {
    guarantee: 6,
    guard: "a hidden field is not read to judge a scope by",
    file: "odoo/judged-relations.ts",
    find: 'if (!found || access.sight(model, field) !== "shown") continue;',
    replace: "if (!found) continue;",
    killedBy: ["odoo/judged-relations.test.ts"],
  },
];

export default mutants;
