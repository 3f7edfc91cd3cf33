import type { CaseReport } from "../harness/report.ts";
import type { RunReport } from "../harness/run-report.ts";

/** JUnit XML, a test suite a theme and a test a try, as build servers read it. */
export function junitOf({ cases, seconds }: RunReport): string {
  const suites = [...Map.groupBy(cases, ({ theme }) => theme)].map(([theme, own]) => {
    const count = (...statuses: readonly string[]) => own.filter(({ status }) => statuses.includes(status)).length;
    const attributes = `name="${xml(theme)}" tests="${own.length}" failures="${count("failed")}" errors="${count("broken")}" skipped="${count("absent")}"`;
    return `  <testsuite ${attributes}>\n${own.map(testCase).join("\n")}\n  </testsuite>`;
  });
  return `<?xml version="1.0" encoding="UTF-8"?>\n<testsuites name="cs eval" tests="${cases.length}" time="${seconds.toFixed(1)}">\n${suites.join("\n")}\n</testsuites>\n`;
}

function testCase(report: CaseReport): string {
  const { id, trial, as, status, turns } = report;
  const time = (turns.reduce((sum, { ms }) => sum + ms, 0) / 1000).toFixed(3);
  const open = `    <testcase classname="${xml(as)}" name="${xml(id)} (trial ${trial})" time="${time}"`;
  const why = problemsOf(report);
  switch (status) {
    case "passed":
      return `${open}/>`;
    case "absent":
      return `${open}><skipped message="${xml(why[0] ?? "")}"/></testcase>`;
    case "failed":
      return `${open}><failure message="${xml(why[0] ?? "")}">${xml(why.join("\n"))}</failure></testcase>`;
    case "broken":
      return `${open}><error message="${xml(why[0] ?? "")}"/></testcase>`;
  }
}

/** All that was wrong with a try, grader by grader. */
export function problemsOf({ turns, problems }: CaseReport): string[] {
  return [
    ...turns.flatMap(({ grades }, at) =>
      Object.entries(grades).flatMap(([grader, found]) =>
        found.map((problem) => `${turns.length > 1 ? `turn ${at + 1}, ` : ""}${grader}: ${problem}`),
      ),
    ),
    ...problems,
  ];
}

function xml(text: string): string {
  return text
    .replaceAll(/[^\P{C}\n\t]/gu, " ")
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll('"', "&quot;");
}
