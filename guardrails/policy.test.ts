import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { ROLES } from "../core/principal.ts";
import { loadTools } from "../tools/load.ts";
import { unlabelledPaths } from "./leaves.ts";
import { loadPolicy, useCasesOf } from "./policy.ts";

const POLICY = join(import.meta.dirname, "policy");

describe("a broken policy folder stops the program", () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), "policy-"));
    cpSync(POLICY, folder, { recursive: true });
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  const edit = (file: string, from: string | RegExp, to: string) => {
    const path = join(folder, file);
    const before = readFileSync(path, "utf8");
    const after = before.replace(from, to);
    expect(after).not.toBe(before);
    writeFileSync(path, after);
  };

  test.for([
    {
      because: "a class does not exist",
      file: "data.yaml",
      from: "list_price: commercial.price",
      to: "list_price: comercial",
      says: /data\.yaml:\d+: product\.template\.list_price: must be one of/,
    },
    { because: "a role is unknown", file: "roles.yaml", from: "  planner:\n", to: "  plannner:\n", says: /roles\.yaml:\d+:/ },
    { because: "YAML is broken", file: "approvals.yaml", from: "kinds:", to: "kinds: [", says: /approvals\.yaml:\d+: not valid YAML/ },
    {
      because: "a key is misspelled",
      file: "approvals.yaml",
      from: "expires_after_minutes",
      to: "expires_after_minuts",
      says: /approvals\.yaml:\d+:/,
    },
    { because: "an amount is not a decimal", file: "approvals.yaml", from: '"1000"', to: '"a thousand"', says: /must be an amount/ },
    {
      because: "a use case is renamed",
      file: "use-cases/order_status.yaml",
      from: "id: order_status",
      to: "id: other",
      says: /must be the file's name/,
    },
  ])("when $because", ({ file, from, to, says }) => {
    edit(file, from, to);
    expect(() => loadPolicy(folder)).toThrow(expect.objectContaining({ code: "NOT_CONFIGURED", message: expect.stringMatching(says) }));
  });

  test("when a file is missing", () => {
    rmSync(join(folder, "data.yaml"));
    expect(() => loadPolicy(folder)).toThrow(/data\.yaml can't be read/);
  });

  test("and any change to it changes its digest", () => {
    const before = loadPolicy(folder).digest;
    edit("roles.yaml", 'countersigns_up_to: "250000"', 'countersigns_up_to: "1"');
    expect(loadPolicy(folder).digest).not.toBe(before);
  });
});

describe("the shipped policy", () => {
  const policy = loadPolicy(POLICY);

  test("names in its use cases only tools that exist, and covers every tool", async () => {
    const tools = await loadTools();
    const named = new Set(policy.useCases.flatMap((useCase) => useCase.tools));
    expect([...named].filter((tool) => !tools.has(tool))).toEqual([]);
    expect([...tools.keys()].filter((tool) => !named.has(tool))).toEqual([]);
  });

  test("lets a use case propose only if it says so", async () => {
    const tools = await loadTools();
    const wrong = policy.useCases.filter(
      ({ tools: names, autonomy }) => autonomy === "answer" && names.some((name) => tools.get(name)?.kind === "write"),
    );
    expect(wrong.map(({ id }) => id)).toEqual([]);
  });

  test("offers forty-five use cases or more, some to every role, and no change to auditor and admin", () => {
    expect(policy.useCases.length).toBeGreaterThanOrEqual(45);
    for (const role of ROLES) expect(useCasesOf(policy, { roles: [role] }).length, role).toBeGreaterThan(0);
    for (const role of ["auditor", "admin"] as const)
      expect(useCasesOf(policy, { roles: [role] }).filter(({ autonomy }) => autonomy === "propose")).toEqual([]);
  });

  test("every value that a tool returns carries a data class, and it is the one that data.yaml gives the field", async () => {
    const tools = await loadTools();
    for (const tool of tools.values())
      if (tool.kind === "read") expect({ tool: tool.name, unlabelled: unlabelledPaths(tool.output) }).toEqual({ tool: tool.name, unlabelled: [] });
  });
});
