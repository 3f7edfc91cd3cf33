import type { Understanding } from "../understanding.ts";

const GREETING = /^(?:hi|hello|hey|hiya|good (?:morning|afternoon|evening|day)|greetings|howdy)(?: there| all| everyone| countersign)?[\s!.,]*$/i;
const THANKS =
  /^(?:(?:many |ok |okay |great |perfect |great,? )?(?:thanks|thank you|thx|cheers|ty)(?: (?:a lot|very much|so much|again|for .{1,40}))?|ok(?:ay)?|great|perfect|good|nice|got it|alright|cool|never ?mind|forget it|no,? thanks|that'?s all|bye|goodbye)[\s!.,]*$/i;
const HELP =
  /^(?:help|help me|\?+|what can (?:you|i) (?:do|ask)(?: for me| here| you)?|how (?:does this|do you) work|who are you|what are you|what can you help(?: me)?(?: with)?|what do you do)[\s!.?]*$/i;

export function smallTalkIn(text: string): Understanding["smallTalk"] {
  if (GREETING.test(text)) return "greeting";
  if (THANKS.test(text)) return "thanks";
  if (HELP.test(text)) return "help";
  return undefined;
}

const SOMEBODY =
  "(?:(?:an?|the|some|another|real|live|actual|my|our) )*(?:person|human(?: being)?|people|someone|somebody|colleague|co-?worker|agent|supervisor|manager|boss|representative|rep|operator|employee|specialist|expert|customer (?:support|service)|support|staff)";
const PERSON = [
  new RegExp(
    `\\b(?:i|we|me|us|i'd|please|can|could|let me|want|need|rather)\\b.{0,30}\\b(?:talk|speak|chat)(?:ing)? (?:to|with) ${SOMEBODY}\\b`,
    "i",
  ),
  new RegExp(`\\b(?:connect|transfer|put|pass|forward) (?:me|us|this|it)\\b.{0,20}\\b(?:with|to|through to|on to|over to) ${SOMEBODY}\\b`, "i"),
  /\b(?:hand|pass) (?:(?:this|it|that|me|the (?:case|matter|question)) over|over (?:this|it)|(?:this|it) (?:on|off))\b/i,
  new RegExp(`\\b(?:escalate|hand)\\b.{0,20}\\b(?:this|it|to ${SOMEBODY})\\b`, "i"),
  /\b(?:can|could|let|have|get|want|need) (?:an? )?(?:real |actual |live )?(?:person|human|colleague|someone|somebody)\b(?! (?:is|are|was))(?:.{0,30}\b(?:look|help|take over|handle|call|check|contact|deal))?/i,
  /^(?:(?:a |real |live )*(?:person|human|agent)|human please|talk to (?:a |an )?(?:person|human|agent))[\s!.?]*$/i,
];

export function wantsPerson(text: string): boolean {
  return PERSON.some((pattern) => pattern.test(text));
}
