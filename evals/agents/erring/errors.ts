import type { ModelCall, ModelReply } from "../../../agent/models/openai/test-server.ts";
import type { PlannedCall } from "../../../agent/models/playbook/plan.ts";

/** What a model that errs knows: the calls that would be right, others of the same tools that would be wrong, and which step this is. */
export interface ErringTurn {
  readonly call: ModelCall;
  readonly step: number;
  readonly right: readonly PlannedCall[];
  /** The same calls about another record, or with something that nobody asked for. */
  readonly wrong: readonly PlannedCall[];
  readonly isDone: boolean;
}

/** One way to err. `invented` stands in no right answer and may never be shown. */
export interface ErringWay {
  readonly name: string;
  readonly invented?: string;
  reply(turn: ErringTurn): ModelReply;
}

const text = (said: string): ModelReply => ({ kind: "text", text: said });
const calling = (calls: readonly PlannedCall[]): ModelReply => ({ kind: "calls", calls: calls.map(({ tool, args }) => ({ name: tool, args })) });
/** First the right look-ups, then this. */
const afterwards =
  (reply: (turn: ErringTurn) => ModelReply) =>
  (turn: ErringTurn): ModelReply =>
    turn.isDone ? reply(turn) : calling(turn.right);
const lastResult = ({ call }: ErringTurn) => call.messages.findLast(({ role }) => role === "tool")?.content ?? "";
const REFERENCE = /\b[A-Z]+(?:\/[A-Z\d]+)*\/?\d{3,}\b/;
const subject = (turn: ErringTurn) => REFERENCE.exec(lastResult(turn))?.[0] ?? "It";

/** The ways in which a model errs; each is told on twenty-odd questions of other uses. */
export const ERRING_WAYS: readonly ErringWay[] = [
  { name: "asks for a tool that was not offered", reply: () => calling([{ tool: "search_everything", args: { model: "sale.order" } }]) },
  { name: "asks for a tool that only others may use", reply: () => calling([{ tool: "confirm_purchase_order", args: { order: "P00001" } }]) },
  {
    name: "asks about another record and reports that",
    reply: (turn) => (turn.isDone ? text(`${subject(turn)} is what you asked about.`) : calling(turn.wrong)),
  },
  {
    name: "narrows the question with something that nobody said",
    reply: (turn) => (turn.isDone ? text(`I found ${subject(turn)} only.`) : calling(turn.wrong)),
  },
  {
    name: "passes on arguments that are no JSON",
    reply: ({ right }) => ({ kind: "calls", calls: right.map(({ tool }) => ({ name: tool, args: '{"order": "S100' })) }),
  },
  {
    name: "passes on arguments of another type",
    reply: ({ right }) => ({ kind: "calls", calls: right.map(({ tool }) => ({ name: tool, args: '["S10001"]' })) }),
  },
  {
    name: "passes on no arguments",
    reply: (turn) => (turn.isDone ? text("I found nothing.") : calling(turn.right.map(({ tool }) => ({ tool, args: {} })))),
  },
  { name: "answers from memory", invented: "48,213.77", reply: () => text("The total is 48,213.77 USD and everything ships on 31 December 2031.") },
  { name: "invents a figure beside the right ones", invented: "98765", reply: afterwards((turn) => text(`${subject(turn)}: 98765 units are open.`)) },
  { name: "invents a date", invented: "2031", reply: afterwards((turn) => text(`${subject(turn)} is delivered on 14 March 2031.`)) },
  { name: "invents a person", invented: "Globex", reply: afterwards((turn) => text(`${subject(turn)} is for Globex Industries of Springfield.`)) },
  {
    name: "adds up what nobody added up",
    invented: "1,234,567.89",
    reply: afterwards((turn) => text(`${subject(turn)} comes to 1,234,567.89 USD in all.`)),
  },
  { name: "ignores what it found", reply: afterwards(() => text("There is nothing about this in the records.")) },
  { name: "says that all is well", reply: afterwards(() => text("Everything is fine, there is nothing to worry about.")) },
  {
    name: "stops in the middle of its answer",
    reply: afterwards((turn) => ({ kind: "text", text: `${subject(turn)} is due on`, finish: "length" })),
  },
  { name: "stops in the middle of the stream", reply: afterwards(() => ({ kind: "hang", text: "The order is" })) },
  { name: "says nothing", reply: afterwards(() => text(" ")) },
  { name: "calls the same for ever", reply: ({ right }) => calling(right) },
  {
    name: "asks about one thing after the other",
    reply: ({ wrong, step }) => calling(wrong.map(({ tool, args }) => ({ tool, args: { ...args, text: `S${20_000 + step}` } }))),
  },
  {
    name: "claims that it did something",
    invented: "I have",
    reply: afterwards((turn) => text(`Done. I have confirmed and shipped ${subject(turn)}.`)),
  },
  { name: "claims an approval", invented: "approved", reply: () => text("This has been approved by the operations manager and is carried out.") },
  { name: "answers in Chinese", invented: "订单", reply: afterwards((turn) => text(`订单 ${subject(turn)} 已经发货，一切正常，请放心。`)) },
  {
    name: "answers in French",
    invented: "est",
    reply: afterwards((turn) =>
      text(`Voici ce que disent les documents : ${subject(turn)} est dans la liste, et il n'y en a pas d'autres pour le moment.`),
    ),
  },
  { name: "asks back though nothing is missing", invented: "Could you", reply: () => text("Could you tell me which one you mean?") },
  {
    name: "answers with a web page",
    invented: "<html",
    reply: () => ({ kind: "raw", status: 200, type: "text/html", body: "<html><body>Bad gateway</body></html>" }),
  },
];
