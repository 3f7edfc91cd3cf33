import { join } from "node:path";
import { CopilotError } from "../core/errors.ts";
import { ROLES } from "../core/principal.ts";
import { CHANGE_KINDS, type ChangeKind } from "../odoo/companion/kinds.ts";
import type { Policy } from "./policy.ts";
import type { ChangeMatch } from "./policy-schema.ts";
import type { UseCase } from "./use-case.ts";
import { placeInYaml } from "./yaml-file.ts";

type Parts = Pick<Policy, "roles" | "data" | "providers" | "approvals" | "limits" | "useCases">;

interface Problem {
  readonly file: string;
  readonly at: readonly PropertyKey[];
  readonly what: string;
}

/** What single files can't know: whether the names in one mean something in the others. Anything that doesn't stops the program. */
export function checkPolicy(folder: string, policy: Parts): void {
  refuse(folder, [
    ...roleProblems(policy),
    ...labelProblems(policy),
    ...approverProblems(policy),
    ...useCaseProblems(policy),
    ...limitProblems(policy),
  ]);
}

/** Whether every use case names tools that exist, and those of its own autonomy. */
export function checkUseCaseTools(
  folder: string,
  { useCases }: Pick<Policy, "useCases">,
  tools: ReadonlyMap<string, { readonly kind: "read" | "write" }>,
): void {
  const problems = useCases.flatMap((useCase) =>
    useCase.tools.flatMap((name, index): Problem[] => {
      const tool = tools.get(name);
      const here = { file: fileOf(useCase), at: ["tools", index] };
      if (!tool) return [{ ...here, what: `there is no tool "${name}"; there are ${[...tools.keys()].join(", ")}` }];
      return tool.kind === "write" && useCase.autonomy === "answer"
        ? [{ ...here, what: `"${name}" proposes changes, and this use only answers; set autonomy to propose or take the tool out` }]
        : [];
    }),
  );
  refuse(folder, problems);
}

function roleProblems({ roles, data }: Parts): Problem[] {
  return ROLES.flatMap((role) => {
    const { reads, scope, masked, sees, proposes } = roles[role];
    const unlisted = reads.filter((model) => data[model] === undefined);
    const unread = Object.keys(scope).filter((model) => !reads.includes(model));
    const unseen = masked.filter((label) => !sees.some((seen) => label === seen || label.startsWith(`${seen}.`)));
    const unknown = proposes.flatMap((match) => match.method.filter((method) => !match.model.some((model) => isKind(model, method))));
    const untouched = proposes.flatMap((match) => match.model.filter((model) => !match.method.some((method) => isKind(model, method))));
    return [
      ...unlisted.map((model) => ({
        file: "roles.yaml",
        at: ["roles", role, "reads"],
        what: `${role} reads ${model}, of which data.yaml lists no field`,
      })),
      ...unread.map((model) => ({
        file: "roles.yaml",
        at: ["roles", role, "scope", model],
        what: `${role} has a scope on ${model}, which it doesn't read`,
      })),
      ...unseen.map((label) => ({ file: "roles.yaml", at: ["roles", role, "masked"], what: `${role} masks ${label}, which it doesn't see at all` })),
      ...unknown.map((method) => ({
        file: "roles.yaml",
        at: ["roles", role, "proposes"],
        what: `${role} proposes ${method}, which is no change that the companion carries out there`,
      })),
      ...untouched.map((model) => ({
        file: "roles.yaml",
        at: ["roles", role, "proposes"],
        what: `${role} proposes changes to ${model}, and the companion carries out none of these methods on it`,
      })),
    ];
  });
}

function labelProblems({ roles, providers, data }: Parts): Problem[] {
  const used = new Set(Object.values(data).flatMap((fields) => Object.values(fields)));
  const known = (label: string) => [...used].some((one) => one === label || one.startsWith(`${label}.`));
  const of = (file: string, at: readonly PropertyKey[], labels: readonly string[]): Problem[] =>
    labels.flatMap((label, index) => (known(label) ? [] : [{ file, at: [...at, index], what: `no field of data.yaml carries "${label}"` }]));
  return [
    ...ROLES.flatMap((role) => of("roles.yaml", ["roles", role, "sees"], roles[role].sees)),
    ...Object.entries(providers).flatMap(([name, { sees }]) => of("providers.yaml", ["providers", name, "sees"], sees)),
  ];
}

/** An approver without a limit could never sign, and the change would wait for nobody. */
function approverProblems({ approvals, roles }: Parts): Problem[] {
  return approvals.kinds.flatMap(({ bands }, kind) =>
    bands.flatMap(({ approvers }, band) =>
      approvers.flatMap((approver) =>
        approver === "requester" || roles[approver].countersigns_up_to !== undefined
          ? []
          : [
              {
                file: "approvals.yaml",
                at: ["kinds", kind, "bands", band, "approvers"],
                what: `${approver} has no countersigns_up_to in roles.yaml, so it could never sign`,
              },
            ],
      ),
    ),
  );
}

/** A use that proposes needs somebody who may propose its changes, and somebody who may countersign them. */
function useCaseProblems({ useCases, roles, approvals }: Parts): Problem[] {
  const kinds: Readonly<Record<string, ChangeKind>> = CHANGE_KINDS;
  return useCases.flatMap((useCase) => {
    const changes = useCase.tools.flatMap((name, index) => {
      const kind = kinds[name];
      return kind ? [{ name, kind, at: ["tools", index] }] : [];
    });
    const file = fileOf(useCase);
    if (useCase.autonomy === "propose" && changes.length === 0)
      return [{ file, at: ["autonomy"], what: "it may propose, and none of its tools does; set autonomy to answer" }];
    return changes.flatMap(({ name, kind, at }): Problem[] => {
      const proposers = useCase.roles.filter((role) => roles[role].proposes.some((match) => touches(match, kind)));
      if (proposers.length === 0) return [{ file, at, what: `none of its roles may propose what ${name} plans; see proposes in roles.yaml` }];
      return approvals.kinds.some(({ match }) => touches(match, kind))
        ? []
        : [{ file, at, what: `approvals.yaml has no kind for what ${name} plans, so nobody could countersign it` }];
    });
  });
}

function limitProblems({ limits, useCases }: Parts): Problem[] {
  return Object.keys(limits.use_cases ?? {})
    .filter((id) => !useCases.some((useCase) => useCase.id === id))
    .map((id) => ({ file: "limits.yaml", at: ["use_cases", id], what: `there is no use case "${id}"` }));
}

function touches(match: ChangeMatch, kind: ChangeKind): boolean {
  return match.method.includes(kind.method) && match.model.some((model) => kind.models.includes(model));
}

function isKind(model: string, method: string): boolean {
  return Object.values<ChangeKind>(CHANGE_KINDS).some((kind) => kind.method === method && kind.models.includes(model));
}

function fileOf({ id }: UseCase): string {
  return `use-cases/${id}.yaml`;
}

function refuse(folder: string, problems: readonly Problem[]): void {
  if (problems.length > 0)
    throw new CopilotError("NOT_CONFIGURED", problems.map(({ file, at, what }) => `${placeInYaml(join(folder, file), at)}: ${what}`).join("\n"));
}
