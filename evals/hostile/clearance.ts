import { ROLES, type Role } from "../../core/principal.ts";
import type { Policy } from "../../guardrails/policy.ts";

/** What a role may see, read from the policy files anew, so that the suite doesn't judge the guardrails by their own code. */
export interface Clearance {
  /** Whether the role reads the model and sees the whole value of the field. */
  sees(role: Role, model: string, field: string): boolean;
  /** Roles that read every request's evidence, where the field is open. */
  auditors(model: string, field: string): readonly Role[];
  /** Whether an outside model's provider may see the value of the field in clear. */
  providerSees(model: string, field: string): boolean;
  /** Whether the role may at least ask Odoo for the field, if only to show its last characters. */
  mayRequest(role: Role, model: string, field: string): boolean;
  /** Whether the server's own row scope for the role names this path on the model. */
  isScope(role: Role, model: string, path: string): boolean;
}

export function clearanceOf(policy: Policy): Clearance {
  const named = (labels: readonly string[], label: string) => labels.some((own) => own === label || own === label.split(".")[0]);

  function sight(role: Role, model: string, field: string): "whole" | "part" | "none" {
    const label = policy.data[model]?.[field];
    const own = policy.roles[role];
    if (label === undefined || !own.reads.includes(model)) return "none";
    if (label !== "open" && !named(own.sees, label)) return "none";
    return named(own.masked, label) ? "part" : "whole";
  }

  const paths = new Map<string, ReadonlySet<string>>();
  function scopePaths(role: Role, model: string): ReadonlySet<string> {
    const key = `${role} ${model}`;
    const known = paths.get(key);
    if (known) return known;
    const scope: readonly unknown[] = policy.roles[role].scope[model] ?? [];
    const found = new Set(scope.flatMap((part) => (Array.isArray(part) ? [String(part[0])] : [])));
    paths.set(key, found);
    return found;
  }

  return {
    auditors: (model, field) => (policy.data[model]?.[field] === "open" ? ROLES.filter((role) => policy.roles[role].audits) : []),
    providerSees(model, field) {
      const label = policy.data[model]?.[field];
      return label !== undefined && named(policy.providers["openai_compatible"]?.sees ?? [], label);
    },
    sees: (role, model, field) => sight(role, model, field) === "whole",
    mayRequest: (role, model, field) => sight(role, model, field) !== "none",
    // A dotted scope is walked one model at a time: "move_id.move_type" is asked as move_id any [move_type].
    isScope: (role, model, path) => scopePaths(role, model).has(path),
  };
}
