import type { CopilotActivity } from "../../../../tools/read/get_copilot_activity.ts";
import type { Speech } from "../../../languages/say/speech.ts";
import { answer } from "../wording/answer.ts";
import { isPositive, paragraphs, sentences, table } from "../wording/format.ts";

export default answer<CopilotActivity>((one, { speech }) => {
  const { say, day, term } = speech;
  const when = one.from === one.to ? say("On {day}", { day: day(one.to) }) : say("From {from} to {to}", { from: day(one.from), to: day(one.to) });
  if (Number(one.questionCount) === 0 && Number(one.proposedCount) === 0 && Number(one.committedCount) === 0)
    return say("{when} nobody has had an answer from Countersign and nothing was proposed.", { when });
  const rows = rowsOf(one, speech).filter(({ times }) => isPositive(times));
  return paragraphs(
    sentences(
      say(
        "{when} Countersign was asked {questions, plural, one {{questions} question} other {{questions} questions}} by {people, plural, one {{people} person} other {{people} people}}.",
        { when, questions: Number(one.questionCount), people: Number(one.peopleCount) },
      ),
      isPositive(one.committedCount)
        ? say(
            "{count, plural, one {It carried out {count} change that somebody had countersigned.} other {It carried out {count} changes that somebody had countersigned.}}",
            {
              count: Number(one.committedCount),
            },
          )
        : say("It changed nothing in Odoo."),
    ),
    rows.length > 0 &&
      table(rows, [
        { title: say("What"), cell: ({ what }) => what },
        { title: say("Times"), cell: ({ times }) => times },
      ]),
    one.uses.length > 0 &&
      table(one.uses, [
        { title: say("Use"), cell: ({ useCase }) => term(useCase.replaceAll("_", " ")) },
        { title: say("Questions"), cell: ({ questionCount }) => questionCount },
      ]),
  );
});

function rowsOf(one: CopilotActivity, { say }: Speech): { readonly what: string; readonly times: CopilotActivity["answeredCount"] }[] {
  return [
    { what: say("answered"), times: one.answeredCount },
    { what: say("asked back"), times: one.clarifyCount },
    { what: say("declined"), times: one.refusedCount },
    { what: say("handed to a person"), times: one.handedOverCount },
    { what: say("failed"), times: one.failedCount },
    { what: say("ended with a change to countersign"), times: one.needsApprovalCount },
    { what: say("changes proposed"), times: one.proposedCount },
    { what: say("changes approved"), times: one.approvedCount },
    { what: say("changes rejected"), times: one.rejectedCount },
    { what: say("changes carried out"), times: one.committedCount },
    { what: say("changes that failed"), times: one.commitFailedCount },
    { what: say("answers withheld"), times: one.withheldCount },
    { what: say("calls denied"), times: one.deniedCount },
  ];
}
