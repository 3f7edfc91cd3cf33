import type { CaseReport, TurnReport } from "../harness/report.ts";
import type { RunReport } from "../harness/run-report.ts";
import { barChart, barsOf, latencyChart, tryGrid } from "./charts.ts";
import type { Comparison } from "./compare.ts";
import { comparisonSection } from "./comparison-section.ts";
import { html, percent } from "./html-text.ts";
import { problemsOf } from "./junit.ts";
import { REPORT_STYLE } from "./report-style.ts";

const MOST_SLOW = 12;
const MOST_FAILURES = 200;
const LANGUAGES: Readonly<Record<string, string>> = { en: "English", de: "German", fr: "French", nl: "Dutch", es: "Spanish" };

/** A run as one file that opens anywhere: figures, pictures, the slowest turns, and every failure with its dialogue. */
export function htmlOf(run: RunReport, comparison?: Comparison): string {
  const { cases, trials, seed, odoo, model, machine, at, seconds } = run;
  const meta = `${at.slice(0, 16).replace("T", " ")} UTC · ${odoo} Odoo · model ${model} · seed ${seed} · ${trials.length} trials · ${machine} · ${seconds.toFixed(0)} s`;
  const charts = [
    barChart(
      "By use case",
      barsOf(cases, ({ useCases }) => useCases),
    ),
    barChart(
      "By role",
      barsOf(cases, ({ as }) => [as.split("@")[0] ?? as]),
    ),
    barChart(
      "By language",
      barsOf(cases, ({ language }) => [LANGUAGES[language] ?? language]),
    ),
    barChart(
      "By what must come of it",
      barsOf(cases, ({ kind }) => [kind]),
    ),
    barChart(
      "By theme",
      barsOf(cases, ({ theme }) => [theme]),
    ),
    latencyChart(cases),
    tryGrid(cases),
  ];
  return `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>Countersign eval</title><style>${REPORT_STYLE}</style></head>
<body><main>
<h1>Countersign eval</h1><p class="meta">${html(meta)}</p>
${verdict(run.failures, comparison)}
${tiles(run)}
${comparison ? comparisonSection(comparison) : ""}
<div class="charts">${charts.join("\n")}</div>
${agents(run)}
${slowest(cases)}
${failures(cases)}
</main></body></html>
`;
}

function verdict(failed: readonly string[], comparison: Comparison | undefined): string {
  const all = [...failed, ...(comparison?.regressions ?? [])];
  if (all.length === 0) return `<p class="verdict">Everything that must be reached is reached.</p>`;
  return `<div class="verdict bad">Not everything that must be reached is reached:<ul>${all.map((one) => `<li>${html(one)}</li>`).join("")}</ul></div>`;
}

function tiles({ summaries, trials }: RunReport): string {
  const { copilot } = summaries;
  if (!copilot) return "";
  const tile = (value: string | number, what: string, tone: "good" | "bad" | "" = "") =>
    `<li class="${tone}"><b>${html(value)}</b>${html(what)}</li>`;
  const none = (count: number, what: string) => tile(count, what, count === 0 ? "good" : "bad");
  return `<ul class="tiles">${[
    tile(copilot.cases, "cases"),
    tile(percent(copilot.passAt1), "pass@1"),
    tile(percent(copilot.passHatK), `pass^${trials.length}`),
    tile(percent(copilot.refusal), "declined as it must be"),
    tile(percent(copilot.overRefusal), "turned away wrongly"),
    none(copilot.leaks, "leaks"),
    none(copilot.unapprovedWrites, "unapproved writes"),
    tile(`${copilot.medianMs} ms`, "median turn"),
    ...Object.entries(copilot.marks ?? {}).map(([name, mean]) => tile(mean.toFixed(1), `${name}, marked by a model (of 5)`)),
    tile(copilot.medianOdooCalls, `Odoo calls a turn (most ${copilot.mostOdooCalls})`),
  ].join("")}</ul>`;
}

/** What the cases themselves are worth: one agent must solve all, two must solve none. */
function agents({ summaries, suspects }: RunReport): string {
  const rows = Object.entries(summaries).map(
    ([name, { cases, passAt1, passHatK, byKind }]) =>
      `<tr><td>${html(name)}</td><td class="n">${cases}</td><td class="n">${percent(passAt1)}</td><td class="n">${percent(passHatK)}</td>${Object.values(
        byKind,
      )
        .map((kind) => `<td class="n">${percent(kind.passAt1)} <small>of ${kind.cases}</small></td>`)
        .join("")}</tr>`,
  );
  const kinds = Object.keys(Object.values(summaries)[0]?.byKind ?? {});
  const listed = suspects.map(
    ({ agent, report }) =>
      `<li>${html(agent)}: ${html(report.id)} (trial ${report.trial}) ${html(report.status)} <small>${html(problemsOf(report)[0] ?? "")}</small></li>`,
  );
  return `<section class="block"><h2>What the cases are worth</h2><p class="hint">The oracle answers from each case's own truth through the real tools and must solve all; no-op and refuser must solve almost none of what is to be answered or proposed.</p><div class="scroll"><table><tr><th>agent</th><th class="n">cases</th><th class="n">pass@1</th><th class="n">pass^k</th>${kinds.map((kind) => `<th class="n">${html(kind)}</th>`).join("")}</tr>${rows.join("")}</table></div>${listed.length > 0 ? `<ul>${listed.join("")}</ul>` : ""}</section>`;
}

function slowest(cases: readonly CaseReport[]): string {
  const turns = cases.flatMap((report) => report.turns.map((turn) => ({ report, turn })));
  const slow = turns.toSorted((one, other) => other.turn.ms - one.turn.ms).slice(0, MOST_SLOW);
  const rows = slow.map(
    ({ report, turn }) =>
      `<tr><td class="n">${turn.ms}</td><td class="n">${turn.toolMs}</td><td class="n">${turn.odooCalls}</td><td>${html(turn.question)}</td><td>${html(report.id)}</td></tr>`,
  );
  return `<section class="block"><h2>The slowest turns</h2><div class="scroll"><table><tr><th class="n">ms</th><th class="n">in tools</th><th class="n">Odoo calls</th><th>question</th><th>case</th></tr>${rows.join("")}</table></div></section>`;
}

function failures(cases: readonly CaseReport[]): string {
  const failed = cases.filter(({ status }) => status === "failed" || status === "broken");
  if (failed.length === 0) return `<section class="block"><h2>Failures</h2><p class="hint">None.</p></section>`;
  const shown = failed.slice(0, MOST_FAILURES).map((report) => {
    const summary = `<summary><h3>${html(report.id)}</h3><span class="meta">trial ${report.trial} · ${html(report.as)} · ${html(report.language)} · ${html(report.status)}</span></summary>`;
    return `<details>${summary}<div>${report.turns.map(turnView).join("")}${report.problems.map((one) => `<p class="problem">${html(one)}</p>`).join("")}</div></details>`;
  });
  const more = failed.length > MOST_FAILURES ? `<p class="hint">${failed.length - MOST_FAILURES} more are in the JSON.</p>` : "";
  return `<section class="block"><h2>Failures</h2><p class="hint">${failed.length} tries, with what was said and what was wrong with it.</p>${shown.join("")}${more}</section>`;
}

function turnView({ question, answer, outcome, calls, model, ms, grades }: TurnReport): string {
  const wrong = Object.entries(grades).flatMap(([grader, found]) => found.map((one) => `<p class="problem">${html(grader)}: ${html(one)}</p>`));
  return `<p class="said person">${html(question)}</p><p class="said">${html(answer)}</p><p class="meta">${html(outcome)} · ${html(calls.join(", ") || "no calls")} · ${html(model)} · ${ms} ms</p>${wrong.join("")}`;
}
