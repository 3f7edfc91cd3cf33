import type { Role } from "../../core/principal.ts";
import { ROLES } from "../../core/principal.ts";
import { sightOf } from "../../guardrails/access.ts";
import type { Policy } from "../../guardrails/policy.ts";
import type { RolePolicy } from "../../guardrails/policy-schema.ts";

const RANK = { hidden: 0, masked: 1, shown: 2 } as const;
const SWITCHES = { none: 0, own: 1, all: 2 } as const;
const AMOUNTS = [0, 999, 5_000, 50_000, 1_000_000];

/** Everything that one policy allows and the other did not; empty when it is nowhere more permissive. */
export function morePermissive(before: Policy, after: Policy): string[] {
  return [
    ...ROLES.flatMap((role) => roleGains(role, before, after)),
    ...dataGains(before, after),
    ...approvalGains(before, after),
    ...otherGains(before, after),
  ];
}

function roleGains(role: Role, before: Policy, after: Policy): string[] {
  const [old, now] = [before.roles[role], after.roles[role]];
  const labels = new Set(Object.values(after.data).flatMap((fields) => Object.values(fields)));
  const clearer = [...labels].filter((label) => RANK[sightOf(after, { roles: [role] }, label)] > RANK[sightOf(before, { roles: [role] }, label)]);
  const uses = (policy: Policy) => policy.useCases.filter(({ roles }) => roles.includes(role)).map(({ id }) => id);
  return [
    ...clearer.map((label) => `${role} sees ${label}`),
    ...added(old.reads, now.reads).map((model) => `${role} reads ${model}`),
    ...now.reads
      .filter((model) => JSON.stringify(now.scope[model]) !== JSON.stringify(old.scope[model]))
      .map((model) => `${role} reads other rows of ${model}`),
    ...added(changesOf(old), changesOf(now)).map((match) => `${role} proposes ${match}`),
    ...(Number(now.countersigns_up_to ?? 0) > Number(old.countersigns_up_to ?? 0) ? [`${role} countersigns more`] : []),
    ...(now.audits && !old.audits ? [`${role} audits`] : []),
    ...(SWITCHES[now.switches] > SWITCHES[old.switches] ? [`${role} switches more`] : []),
    ...added(uses(before), uses(after)).map((id) => `${role} uses ${id}`),
  ];
}

/** A field with another label may be seen by others; one that is gone is hidden. */
function dataGains(before: Policy, after: Policy): string[] {
  return Object.entries(after.data).flatMap(([model, fields]) =>
    Object.entries(fields).flatMap(([field, label]) => (before.data[model]?.[field] === label ? [] : [`${model}.${field} is ${label}`])),
  );
}

function approvalGains(before: Policy, after: Policy): string[] {
  const old = before.approvals;
  const now = after.approvals;
  const bandAt = (policy: Policy["approvals"], kind: string, amount: number) =>
    policy.kinds.find(({ name }) => name === kind)?.bands.find(({ up_to }) => up_to === undefined || amount <= Number(up_to));
  const weaker = now.kinds.flatMap(({ name, match }) => {
    const known = old.kinds.find((kind) => kind.name === name);
    if (!known || JSON.stringify(known.match) !== JSON.stringify(match)) return [`the kind "${name}" is of other changes`];
    return AMOUNTS.flatMap((amount) => {
      const [one, other] = [bandAt(old, name, amount), bandAt(now, name, amount)];
      const isWeaker = one && other && (added(one.approvers, other.approvers).length > 0 || other.count < one.count);
      return isWeaker ? [`"${name}" of ${amount} is countersigned by others or fewer`] : [];
    });
  });
  return [
    ...weaker,
    ...(now.expires_after_minutes > old.expires_after_minutes ? ["approvals last longer"] : []),
    ...(JSON.stringify(now.duplicates) !== JSON.stringify(old.duplicates) ? ["other duplicates are noticed"] : []),
    ...Object.entries(old.rests_on).flatMap(([kind, insights]) =>
      added(now.rests_on[kind] ?? [], insights).map((insight) => `doubt about ${insight} pauses no ${kind}`),
    ),
    ...(JSON.stringify([now.currency, now.delegations, now.standing_orders]) !== JSON.stringify([old.currency, old.delegations, old.standing_orders])
      ? ["other delegations, standing orders or currency"]
      : []),
    ...added(Object.entries(old.rates).map(String), Object.entries(now.rates).map(String)).map((rate) => `the rate ${rate}`),
  ];
}

function otherGains(before: Policy, after: Policy): string[] {
  const uses = after.useCases.flatMap((useCase) => {
    const old = before.useCases.find(({ id }) => id === useCase.id);
    if (!old) return [`the use ${useCase.id}`];
    const slots = Object.keys(old.slots).length > Object.keys(useCase.slots).length || JSON.stringify(old.slots) === JSON.stringify(useCase.slots);
    return [
      ...added(old.tools, useCase.tools).map((tool) => `${useCase.id} may use ${tool}`),
      ...(old.autonomy === "answer" && useCase.autonomy === "propose" ? [`${useCase.id} may propose`] : []),
      ...(slots ? [] : [`${useCase.id} takes other slots`]),
    ];
  });
  const providers = Object.entries(after.providers).flatMap(([name, { sees }]) =>
    added(before.providers[name]?.sees ?? [], sees).map((label) => `${name} sees ${label}`),
  );
  const groups = Object.entries(after.identity.groups).flatMap(([group, roles]) =>
    added(before.identity.groups[group] ?? [], roles).map((role) => `${group} are ${role}`),
  );
  const rest = (["limits", "retention"] as const).filter((part) => JSON.stringify(before[part]) !== JSON.stringify(after[part]));
  return [...uses, ...providers, ...groups, ...rest.map((part) => `other ${part}`)];
}

function added(old: readonly string[], now: readonly string[]): string[] {
  return now.filter((one) => !old.includes(one));
}

/** Every model, method and list of fields that a role may propose, one by one, so that a shorter list gains nothing. */
function changesOf({ proposes }: RolePolicy): string[] {
  return proposes.flatMap(({ model, method, values }) =>
    model.flatMap((one) => method.map((other) => `${one}.${other}${values ? ` of ${values.join(", ")}` : ""}`)),
  );
}
