import { existsSync } from "node:fs";
import { join } from "node:path";
import { stringify } from "yaml";
import { z } from "zod";
import { CopilotError } from "../../core/errors.ts";
import type { Policy } from "../policy.ts";
import { readYamlFile } from "../yaml-file.ts";

export const USE_CASE_LOCK = "use-cases.lock.yaml";
const HEAD = `# Which content each version of a use case has: the digest of its file. Written by \`cs policy lock\`, which adds and never replaces:
# a use case whose content changes gets a new version, so that an audit entry's version always means one text.
`;

const lockSchema = z.record(z.string(), z.record(z.string().regex(/^\d+$/), z.string().regex(/^[0-9a-f]{64}$/)));

/** Use case -> version -> digest. */
export type UseCaseLock = z.output<typeof lockSchema>;

/** What the folder has on record; nothing where it has no such file, which the check then says of every use case. */
export function readLock(policyFolder: string): UseCaseLock {
  const path = join(policyFolder, USE_CASE_LOCK);
  return existsSync(path) ? readYamlFile(path, lockSchema) : {};
}

/** A sentence for each use case whose content is not the one on record for its version. */
export function lockProblems({ useCases, useCaseHashes }: Pick<Policy, "useCases" | "useCaseHashes">, lock: UseCaseLock): string[] {
  return useCases.flatMap(({ id, version }) => {
    const recorded = lock[id]?.[String(version)];
    const highest = Math.max(0, ...Object.keys(lock[id] ?? {}).map(Number));
    if (version < highest) return [`use-cases/${id}.yaml: version ${version} is older than ${highest}, which is on record; raise it.`];
    if (recorded === undefined)
      return [`use-cases/${id}.yaml: version ${version} is not on record in ${USE_CASE_LOCK}; run cs policy lock after its review.`];
    if (recorded !== useCaseHashes[id]) return [`use-cases/${id}.yaml: its content changed but its version is still ${version}; raise the version.`];
    return [];
  });
}

/** The record with what is new in it: a version that is there keeps its digest. */
export function withNewVersions({ useCases, useCaseHashes }: Pick<Policy, "useCases" | "useCaseHashes">, lock: UseCaseLock): UseCaseLock {
  const added = Object.fromEntries(useCases.map(({ id, version }) => [id, { [String(version)]: useCaseHashes[id] ?? "", ...lock[id] }]));
  return { ...lock, ...added };
}

export function lockText(lock: UseCaseLock): string {
  const sorted = Object.fromEntries(Object.entries(lock).sort(([one], [other]) => (one < other ? -1 : 1)));
  return HEAD + stringify(sorted, { lineWidth: 0 });
}

/** In production an unrecorded text is refused; elsewhere it is said, so that a draft can be tried. */
export function assertLocked(problems: readonly string[], environment: "demo" | "staging" | "production", warn: (message: string) => void): void {
  if (problems.length === 0) return;
  if (environment === "production") throw new CopilotError("NOT_CONFIGURED", `The use cases are not the ones on record. ${problems.join(" ")}`);
  for (const problem of problems) warn(problem);
}
