import type { Policy } from "./policy.ts";

/** An approval's use case as it stands in the audit log; its hash while the policy still holds that version. */
export function useCaseOnRecord(
  { useCases, useCaseHashes }: Pick<Policy, "useCases" | "useCaseHashes">,
  { useCase, useCaseVersion }: { readonly useCase: string; readonly useCaseVersion: number },
) {
  const hash = useCases.some(({ id, version }) => id === useCase && version === useCaseVersion) ? useCaseHashes[useCase] : undefined;
  return { useCase, useCaseVersion, ...(hash === undefined ? {} : { useCaseHash: hash }) } as const;
}
