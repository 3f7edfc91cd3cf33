import type { CaseChange, Comparison } from "./compare.ts";
import { html, percent } from "./html-text.ts";

/** What changed since the run that this one is held against. */
export function comparisonSection({ worse, better, added, gone }: Comparison): string {
  const rows = (changes: readonly CaseChange[], word: string) =>
    changes.map(
      ({ id, before, after }) =>
        `<tr><td>${word}</td><td>${html(id)}</td><td class="n">${percent(before)}</td><td class="n">${percent(after)}</td></tr>`,
    );
  const table =
    worse.length + better.length === 0
      ? `<p class="hint">No case does otherwise than before.</p>`
      : `<div class="scroll"><table><tr><th></th><th>case</th><th class="n">before</th><th class="n">now</th></tr>${[...rows(worse, "worse"), ...rows(better, "better")].join("")}</table></div>`;
  return `<section class="block"><h2>Against the baseline</h2><p class="hint">${better.length} better, ${worse.length} worse, ${added.length} new, ${gone.length} gone.</p>${table}</section>`;
}
