import { existsSync, readdirSync } from "node:fs";
import { basename, join } from "node:path";
import type { z } from "zod";
import type { Change } from "../core/change.ts";
import { CopilotError } from "../core/errors.ts";
import { digestOf } from "../core/json.ts";
import { type Principal, ROLES, type Role } from "../core/principal.ts";
import type { MessageTemplate } from "../tools/message-template.ts";
import { type AllowlistPolicy, allowlistSchema } from "./allowlist/allowlist-schema.ts";
import { useCaseHashes } from "./allowlist/use-case-hash.ts";
import { type IdentityPolicy, identitySchema } from "./identity/identity-schema.ts";
import { type KnowledgePolicy, knowledgeSchema } from "./knowledge/knowledge-schema.ts";
import { type LimitsPolicy, limitsSchema } from "./limits/limits-schema.ts";
import { checkPolicy } from "./policy-checks.ts";
import { approvalsSchema, type ChangeMatch, dataSchema, providersSchema, type RolePolicy, retentionSchema, rolesSchema } from "./policy-schema.ts";
import { templatesSchema } from "./templates-schema.ts";
import { type UseCase, useCaseSchema } from "./use-case.ts";
import { readYamlFile } from "./yaml-file.ts";

/** All that is allowed, as data: parsed once at start, with the digest that goes into every audit entry. */
export interface Policy {
  readonly digest: string;
  readonly roles: Readonly<Record<Role, RolePolicy>>;
  readonly minimumGroup: number;
  /** model -> field -> label; what is not listed is hidden. */
  readonly data: z.output<typeof dataSchema>;
  readonly providers: z.output<typeof providersSchema>["providers"];
  readonly approvals: z.output<typeof approvalsSchema>;
  readonly retention: z.output<typeof retentionSchema>;
  readonly limits: LimitsPolicy;
  readonly identity: IdentityPolicy;
  readonly allowlist: AllowlistPolicy;
  /** The messages to customers that may be proposed at all. */
  readonly templates: readonly MessageTemplate[];
  /** Who reads which of the company's documents. */
  readonly knowledge: KnowledgePolicy;
  readonly useCases: readonly UseCase[];
  /** Use case -> digest of its file's content, for the audit beside its version. */
  readonly useCaseHashes: Readonly<Record<string, string>>;
}

/** Reads the policy folder; anything missing or wrong stops the program with the file, the line and the reason. */
export function loadPolicy(folder: string): Policy {
  if (!existsSync(folder))
    throw new CopilotError("NOT_CONFIGURED", `There is no policy folder at ${folder}. Without a policy nothing is allowed; restore it.`);
  const roles = readYamlFile(join(folder, "roles.yaml"), rolesSchema);
  const parts = {
    roles: roles.roles,
    minimumGroup: roles.minimum_group,
    data: readYamlFile(join(folder, "data.yaml"), dataSchema),
    providers: readYamlFile(join(folder, "providers.yaml"), providersSchema).providers,
    approvals: readYamlFile(join(folder, "approvals.yaml"), approvalsSchema),
    retention: readYamlFile(join(folder, "retention.yaml"), retentionSchema),
    limits: readYamlFile(join(folder, "limits.yaml"), limitsSchema),
    identity: readYamlFile(join(folder, "identity.yaml"), identitySchema),
    allowlist: readYamlFile(join(folder, "allowlist.yaml"), allowlistSchema),
    templates: readYamlFile(join(folder, "templates.yaml"), templatesSchema).templates,
    knowledge: readYamlFile(join(folder, "knowledge.yaml"), knowledgeSchema),
    useCases: loadUseCases(join(folder, "use-cases")),
  };
  checkPolicy(folder, parts);
  return { digest: digestOf(parts), ...parts, useCaseHashes: useCaseHashes(join(folder, "use-cases")) };
}

function loadUseCases(folder: string): UseCase[] {
  const files = readdirSync(folder).filter((name) => name.endsWith(".yaml"));
  return files.sort().map((name) => {
    const useCase = readYamlFile(join(folder, name), useCaseSchema);
    if (useCase.id !== basename(name, ".yaml"))
      throw new CopilotError("NOT_CONFIGURED", `${join(folder, name)}:1: the id "${useCase.id}" must be the file's name.`);
    return useCase;
  });
}

export function rolePolicies(policy: Policy, principal: Pick<Principal, "roles">): RolePolicy[] {
  return principal.roles.map((role) => policy.roles[role]);
}

/** The use cases of a principal's roles, the most useful first: the prompt allowlist, and what the widget suggests. */
export function useCasesOf(policy: Policy, principal: Pick<Principal, "roles">): UseCase[] {
  const own = policy.useCases.filter((useCase) => useCase.roles.some((role) => principal.roles.includes(role)));
  return own.sort((one, other) => one.rank - other.rank);
}

export function matchesChange(match: ChangeMatch, change: Pick<Change, "model" | "method" | "values">): boolean {
  if (!match.model.includes(change.model) || !match.method.includes(change.method)) return false;
  return match.values === undefined || Object.keys(change.values).every((field) => match.values?.includes(field));
}

/** Whether one of the principal's roles may propose this change at all. */
export function mayPropose(policy: Policy, principal: Pick<Principal, "roles">, change: Pick<Change, "model" | "method" | "values">): boolean {
  return rolePolicies(policy, principal).some((role) => role.proposes.some((match) => matchesChange(match, change)));
}

/** Reads the audit, and every approval as evidence. */
export function mayAudit(policy: Policy, principal: Pick<Principal, "roles">): boolean {
  return rolePolicies(policy, principal).some((role) => role.audits);
}

export function isRole(text: string): text is Role {
  return ROLES.some((role) => role === text);
}
