import type { CaseReport } from "../harness/report.ts";
import { quantile } from "../harness/summarise.ts";
import { html, percent } from "./html-text.ts";

export interface Bar {
  readonly label: string;
  readonly passed: number;
  readonly tried: number;
}

/** Shares that passed, group by group, the weakest first. */
export function barsOf(reports: readonly CaseReport[], groupsOf: (report: CaseReport) => readonly string[]): Bar[] {
  const groups = new Map<string, { passed: number; tried: number }>();
  for (const report of reports) {
    if (report.status === "absent") continue;
    for (const label of groupsOf(report)) {
      const group = groups.get(label) ?? { passed: 0, tried: 0 };
      groups.set(label, { passed: group.passed + (report.status === "passed" ? 1 : 0), tried: group.tried + 1 });
    }
  }
  return [...groups]
    .map(([label, counts]) => ({ label, ...counts }))
    .sort((one, other) => one.passed / one.tried - other.passed / other.tried || one.label.localeCompare(other.label));
}

/** One row a bar: its label and figures are text, the bar is a picture that may be any width. */
export function barChart(title: string, bars: readonly Bar[]): string {
  const rows = bars.map(({ label, passed, tried }) => {
    const share = passed / tried;
    const width = (share * 100).toFixed(2);
    const picture = `<svg class="bar" viewBox="0 0 100 10" preserveAspectRatio="none" role="img" aria-label="${html(label)}: ${percent(share)}"><rect class="track" width="100" height="10"/><rect class="${share === 1 ? "good" : "part"}" width="${width}" height="10"/></svg>`;
    return `<li><span class="label">${html(label)}</span>${picture}<span class="figure">${percent(share)} <small>${passed}/${tried}</small></span></li>`;
  });
  return `<section class="chart"><h2>${html(title)}</h2><ul class="bars">${rows.join("")}</ul></section>`;
}

const CELL = 9;
const GAP = 2;
const COLUMNS = 40;

/** Every try as one square, case by case: at a glance how much passed, and whether what failed fails always. */
export function tryGrid(reports: readonly CaseReport[]): string {
  const cases = [...Map.groupBy(reports, ({ id }) => id)];
  const trials = Math.max(1, ...cases.map(([, own]) => own.length));
  const blocks = Math.ceil(cases.length / COLUMNS);
  const height = blocks * (trials * (CELL + GAP) + 8);
  const width = COLUMNS * (CELL + GAP);
  const cells = cases.flatMap(([id, own], at) => {
    const left = (at % COLUMNS) * (CELL + GAP);
    const top = Math.floor(at / COLUMNS) * (trials * (CELL + GAP) + 8);
    return own.map(
      ({ status, trial }, row) =>
        `<rect class="${status}" x="${left}" y="${top + row * (CELL + GAP)}" width="${CELL}" height="${CELL}" rx="1.5"><title>${html(id)}, trial ${trial}: ${status}</title></rect>`,
    );
  });
  return `<section class="chart wide"><h2>Every try</h2><p class="hint">A column is a case, a square one of its trials. <i class="key passed"></i> passed <i class="key failed"></i> failed <i class="key broken"></i> broken <i class="key absent"></i> nothing of the kind in this world</p><svg class="grid" viewBox="0 0 ${width} ${height}" role="img" aria-label="Every try of every case">${cells.join("")}</svg></section>`;
}

const BUCKETS = 30;
const HIGH = 120;

/** How long turns took: one bar a span of time, with the median and the 95th percentile marked. */
export function latencyChart(reports: readonly CaseReport[]): string {
  const times = reports.flatMap(({ turns }) => turns.map(({ ms }) => ms));
  const [median, p95] = [quantile(times, 0.5), quantile(times, 0.95)];
  const most = Math.max(1, quantile(times, 0.99)) * 1.05;
  const counts = Array.from({ length: BUCKETS }, () => 0);
  for (const ms of times) {
    const at = Math.min(BUCKETS - 1, Math.floor((ms / most) * BUCKETS));
    counts[at] = (counts[at] ?? 0) + 1;
  }
  const tallest = Math.max(1, ...counts);
  const bars = counts.map((count, at) => {
    const tall = (count / tallest) * HIGH;
    return `<rect class="part" x="${at * 10 + 1}" y="${HIGH - tall}" width="8" height="${tall}"><title>${Math.round((at * most) / BUCKETS)} to ${Math.round(((at + 1) * most) / BUCKETS)} ms: ${count}</title></rect>`;
  });
  const mark = (ms: number) => `<line class="mark" x1="${(ms / most) * BUCKETS * 10}" x2="${(ms / most) * BUCKETS * 10}" y1="0" y2="${HIGH}"/>`;
  return `<section class="chart"><h2>How long turns took</h2><p class="hint">Median ${median} ms, 95 of 100 within ${p95} ms; the right edge is ${Math.round(most)} ms.</p><svg class="histogram" viewBox="0 0 ${BUCKETS * 10} ${HIGH}" preserveAspectRatio="none" role="img" aria-label="Median ${median} ms, 95th percentile ${p95} ms">${bars.join("")}${mark(median)}${mark(p95)}</svg></section>`;
}
