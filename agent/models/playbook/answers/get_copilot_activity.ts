import type { CopilotActivity } from "../../../../tools/read/get_copilot_activity.ts";
import { answer } from "../wording/answer.ts";
import { day, isPositive, paragraphs, sentences, table } from "../wording/format.ts";

export default answer<CopilotActivity>((one) => {
  const when = one.from === one.to ? `On ${day(one.to)}` : `From ${day(one.from)} to ${day(one.to)}`;
  if (Number(one.questionCount) === 0 && Number(one.proposedCount) === 0 && Number(one.committedCount) === 0)
    return `${when} nobody has had an answer from Countersign and nothing was proposed.`;
  const rows = [
    { what: "answered", times: one.answeredCount },
    { what: "asked back", times: one.clarifyCount },
    { what: "declined", times: one.refusedCount },
    { what: "handed to a person", times: one.handedOverCount },
    { what: "failed", times: one.failedCount },
    { what: "ended with a change to countersign", times: one.needsApprovalCount },
    { what: "changes proposed", times: one.proposedCount },
    { what: "changes approved", times: one.approvedCount },
    { what: "changes rejected", times: one.rejectedCount },
    { what: "changes carried out", times: one.committedCount },
    { what: "changes that failed", times: one.commitFailedCount },
    { what: "answers withheld", times: one.withheldCount },
    { what: "calls denied", times: one.deniedCount },
  ].filter(({ times }) => isPositive(times));
  return paragraphs(
    sentences(
      `${when} Countersign was asked ${times(one.questionCount, "question", "questions")} by ${times(one.peopleCount, "person", "people")}.`,
      isPositive(one.committedCount)
        ? `It carried out ${times(one.committedCount, "change", "changes")} that somebody had countersigned.`
        : "It changed nothing in Odoo.",
    ),
    rows.length > 0 &&
      table(rows, [
        { title: "What", cell: ({ what }) => what },
        { title: "Times", cell: (row) => row.times },
      ]),
    one.uses.length > 0 &&
      table(one.uses, [
        { title: "Use", cell: ({ useCase }) => useCase.replaceAll("_", " ") },
        { title: "Questions", cell: ({ questionCount }) => questionCount },
      ]),
  );
});

const times = (count: number, one: string, many: string) => `${count} ${Number(count) === 1 ? one : many}`;
