import type { Highs } from "highs";
import type { ModelRow } from "./plan-model.ts";

export interface Solved {
  readonly kind: "optimal" | "feasible";
  readonly values: ReadonlyMap<string, number>;
  readonly gap: number;
}
export type SolverAnswer = Solved | { readonly kind: "infeasible" } | { readonly kind: "unknown" };

/** Minimises `goal` over whole numbers with HiGHS at gap zero; "feasible" and "unknown" mean that the seconds ran out. */
export function runHighs(
  highs: Highs,
  goal: ReadonlyMap<string, number>,
  rows: readonly ModelRow[],
  variables: ReadonlyMap<string, number>,
  seconds: number,
): SolverAnswer {
  const names = [...variables.keys()];
  const text = [
    "Minimize",
    ` obj: ${names.map((name) => term(name, goal.get(name) ?? 0)).join("\n ")}`,
    "Subject To",
    ...rows.map(
      ({ terms, sense, bound }, at) =>
        ` r${at}: ${[...(terms.size === 0 ? [[names[0] ?? "", 0] as const] : terms)].map(([name, weight]) => term(name, weight)).join("\n ")} ${sense} ${bound}`,
    ),
    "Bounds",
    ...names.map((name) => ` 0 <= ${name} <= ${variables.get(name)}`),
    "Generals",
    ...names.map((name) => ` ${name}`),
    "End",
  ].join("\n");
  return highs.withModel({ format: "lp", data: text }, (model): SolverAnswer => {
    model.options.set({
      output_flag: false,
      mip_rel_gap: 0,
      mip_abs_gap: 1e-6,
      mip_feasibility_tolerance: 1e-7,
      time_limit: Math.max(0.01, seconds),
      random_seed: 0,
    });
    model.run();
    const status = model.getModelStatus();
    const { modelStatus } = highs.constants;
    if (status === modelStatus.infeasible || status === modelStatus.unboundedOrInfeasible) return { kind: "infeasible" };
    const gap = Number(model.info.get("mip_gap"));
    const proved = status === modelStatus.optimal;
    if (!proved && !Number.isFinite(gap)) return { kind: "unknown" };
    const { colValue } = model.getSolution();
    const values = new Map(names.map((name) => [name, Math.round(colValue[model.getColByName(name)] ?? 0)]));
    return { kind: proved ? "optimal" : "feasible", values, gap: proved ? 0 : gap };
  });
}

function term(name: string, weight: number): string {
  return `${weight < 0 ? "-" : "+"} ${Math.abs(weight)} ${name}`;
}
