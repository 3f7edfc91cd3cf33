import { Decimal } from "decimal.js";
import type { Principal } from "../../core/principal.ts";
import { type Caps, COUNTED, COUNTED_NAMES, type CountedName, type LimitsPolicy, type Measure, type Span } from "./limits-schema.ts";

/** Counts every use of a principal together. */
export const EVERY_USE = "*";

/** One limit that holds for a principal: on all uses together, or on one. */
export interface Cap {
  readonly useCase: string;
  readonly name: CountedName;
  readonly measure: Measure;
  readonly span: Span;
  /** "records a day". */
  readonly words: string;
  readonly most: Decimal;
}

/** The limits on these measures that hold for a principal in these uses. */
export function capsOf(
  limits: LimitsPolicy,
  { roles }: Pick<Principal, "roles">,
  useCases: readonly string[],
  measures: readonly Measure[],
): readonly Cap[] {
  const names = COUNTED_NAMES.filter((name) => measures.includes(COUNTED[name].measure));
  const own = names.map((name) => capOf(EVERY_USE, name, mostOf(limits, roles, name)));
  const uses = useCases.flatMap((useCase) =>
    names.flatMap((name) => {
      const most = limits.use_cases[useCase]?.[name];
      return most === undefined ? [] : [capOf(useCase, name, new Decimal(most))];
    }),
  );
  return [...own, ...uses];
}

/** The largest of the roles' numbers; somebody without a role has the default. */
function mostOf(limits: LimitsPolicy, roles: Principal["roles"], name: keyof Caps): Decimal {
  const each = roles.map((role) => new Decimal(limits.roles[role]?.[name] ?? limits.default[name]));
  return each.length > 0 ? Decimal.max(...each) : new Decimal(limits.default[name]);
}

export function mostTurns(limits: LimitsPolicy, { roles }: Pick<Principal, "roles">): number {
  return mostOf(limits, roles, "concurrent_turns").toNumber();
}

function capOf(useCase: string, name: CountedName, most: Decimal): Cap {
  return { useCase, name, ...COUNTED[name], most };
}
