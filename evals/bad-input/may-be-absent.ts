/** What a compliance officer may leave out or reword although it then allows more or other things, and why that is theirs to say. */
export const MAY_DIFFER: readonly { readonly file: RegExp; readonly path: RegExp; readonly why: string }[] = [
  {
    file: /^roles\.yaml$/,
    path: /^roles\.\w+\.scope(\.|$)/,
    why: "A scope narrows a role's rows by a condition that only its author knows; without one the role reads all rows of its companies.",
  },
  {
    file: /^roles\.yaml$/,
    path: /^models\./,
    why: "Lists that roles refer to by anchor: their entries are reads, which are judged where they are used.",
  },
  {
    file: /^roles\.yaml$/,
    path: /^roles\.\w+\.proposes(\.\d+)+\.values(\.|$)/,
    why: "Without a list of fields any field is meant; the companion's own list still holds.",
  },
  {
    file: /^roles\.yaml$/,
    path: /^roles\.\w+\.masked(\.|$)/,
    why: "What is masked is a choice beside what is seen; taking an entry out shows a value to a role that is cleared for its class.",
  },
  {
    file: /^approvals\.yaml$/,
    path: /^kinds\.\d+(\.(name|match)(\.|$)|$)/,
    why: "A kind that is renamed or matches fewer changes leaves the others to no kind at all, which means no.",
  },
  {
    file: /^approvals\.yaml$/,
    path: /^kinds\.\d+\.bands\.\d+$/,
    why: "A band that is left out hands its amounts to the next one, which was written for more money.",
  },
  {
    file: /^approvals\.yaml$/,
    path: /^duplicates\./,
    why: "Which changes are held against earlier ones, and how strictly, is the company's choice.",
  },
  { file: /^approvals\.yaml$/, path: /^rates(\.|$)/, why: "A currency without a rate is refused." },
  {
    file: /^limits\.yaml$/,
    path: /^(roles|use_cases)(\.|$)/,
    why: "Exceptions to the defaults, which name every limit and hold where there is no exception.",
  },
  { file: /^use-cases\//, path: /^slots(\.|$)/, why: "Slots say what to ask for; what a tool accepts is its own schema." },
  { file: /^(identity|retention)\.yaml$/, path: /./, why: "Words for claims, and lengths of time, which any value that is valid may have." },
];
