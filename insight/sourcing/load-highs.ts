import { createRequire } from "node:module";
import type { Highs } from "highs";

/** A fresh HiGHS runtime; required rather than imported because the package types its module as CommonJS only. */
export function loadHighs(): Promise<Highs> {
  const load: () => Promise<Highs> = createRequire(import.meta.url)("highs");
  return load();
}
