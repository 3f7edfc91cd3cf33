import { patternsIn, SIGNS } from "../../guardrails/injection/signs.ts";
import type { LabelledText } from "./labelled-texts.ts";

const STEPS = 4_000;
const RATE = 0.5;
const SHRINK = 0.004;

/** Logistic regression over the patterns by plain gradient descent: no randomness, so that the same texts give the same weights. */
export function train(texts: readonly LabelledText[]): { readonly bias: number; readonly signs: Readonly<Record<string, number>> } {
  const rows = texts.map(({ text, isAttack }) => {
    const found = new Set<string>(patternsIn(text));
    return { x: SIGNS.map((sign) => (found.has(sign) ? 1 : 0)), y: isAttack ? 1 : 0 };
  });
  const weights = SIGNS.map(() => 0);
  let bias = 0;
  for (let step = 0; step < STEPS; step += 1) {
    const slopes = SIGNS.map(() => 0);
    let slope = 0;
    for (const { x, y } of rows) {
      const sum = x.reduce((total, value, at) => total + value * (weights[at] ?? 0), bias);
      const off = 1 / (1 + Math.exp(-sum)) - y;
      slope += off;
      for (const [at, value] of x.entries()) slopes[at] = (slopes[at] ?? 0) + off * value;
    }
    bias -= (RATE * slope) / rows.length;
    for (const [at, value] of slopes.entries()) weights[at] = (weights[at] ?? 0) - RATE * (value / rows.length + SHRINK * (weights[at] ?? 0));
  }
  const rounded = (value: number) => Math.round(value * 100) / 100;
  return { bias: rounded(bias), signs: Object.fromEntries(SIGNS.map((sign, at) => [sign, rounded(weights[at] ?? 0)])) };
}
