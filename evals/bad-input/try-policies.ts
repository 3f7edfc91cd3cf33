import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { CopilotError } from "../../core/errors.ts";
import { loadPolicy, type Policy } from "../../guardrails/policy.ts";
import { checkUseCaseTools } from "../../guardrails/policy-checks.ts";
import { MAY_DIFFER } from "./may-be-absent.ts";
import { morePermissive } from "./more-permissive.ts";
import { type PolicyEdit, policyEdits } from "./policy-edits.ts";

type Tools = Parameters<typeof checkUseCaseTools>[2];

export interface TriedPolicies {
  readonly tried: number;
  readonly refused: number;
  /** Loaded, and nowhere more permissive. */
  readonly harmless: number;
  /** Loaded and different, as MAY_DIFFER says that it may be. */
  readonly judged: number;
  readonly failures: readonly string[];
}

/** Makes every mistake in a copy of the policy: each is refused with file and line, or allows nothing more. `share` picks some of them. */
export function tryPolicies(folder: string, tools: Tools, share: () => boolean): TriedPolicies {
  const copy = mkdtempSync(join(tmpdir(), "countersign-policy-"));
  cpSync(folder, copy, { recursive: true });
  const whole = loadPolicy(copy);
  const count = { tried: 0, refused: 0, harmless: 0, judged: 0 };
  const failures: string[] = [];
  try {
    for (const file of policyFiles(copy)) {
      const source = readFileSync(join(copy, file), "utf8");
      for (const edit of policyEdits(source)) {
        if (!share()) continue;
        count.tried += 1;
        writeFileSync(join(copy, file), edit.text());
        const outcome = outcomeOf(copy, tools, whole, file, edit);
        if (outcome === "refused" || outcome === "harmless" || outcome === "judged") count[outcome] += 1;
        else failures.push(`${file}: ${edit.path.join(".")} ${edit.because}: ${outcome}`);
      }
      writeFileSync(join(copy, file), source);
    }
    return { ...count, failures };
  } finally {
    rmSync(copy, { recursive: true, force: true });
  }
}

function policyFiles(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((file) => file.endsWith(".yaml") && file !== "odoo-groups.yaml")
    .sort();
}

function outcomeOf(folder: string, tools: Tools, whole: Policy, file: string, edit: PolicyEdit): string {
  try {
    const policy = loadPolicy(folder);
    checkUseCaseTools(folder, policy, tools);
    const gains = morePermissive(whole, policy);
    if (gains.length === 0) return "harmless";
    const mayDiffer = MAY_DIFFER.some((one) => one.file.test(file) && one.path.test(edit.path.join(".")));
    return mayDiffer ? "judged" : `it loads, and now ${gains.slice(0, 2).join("; ")}`;
  } catch (error) {
    if (!(error instanceof CopilotError)) return `it throws ${String(error)}`;
    return error.code === "NOT_CONFIGURED" && /\.yaml:\d+: \S/.test(error.message) ? "refused" : `it is refused without its place: ${error.message}`;
  }
}
