import { IN_SCOPE_CHANGES } from "./in-scope-changes.ts";
import { IN_SCOPE_READS } from "./in-scope-reads.ts";
import { type Labelled, lines } from "./labelled.ts";
import { OUT_OF_SCOPE } from "./out-of-scope.ts";

/** All labelled messages. */
export const MESSAGES: readonly Labelled[] = [
  ...Object.entries({ ...IN_SCOPE_READS, ...IN_SCOPE_CHANGES }).flatMap(([useCase, text]) =>
    lines(text).map((say) => ({ say, useCase, kind: "in scope" })),
  ),
  ...Object.entries(OUT_OF_SCOPE).flatMap(([kind, text]) => lines(text).map((say) => ({ say, useCase: undefined, kind }))),
];
