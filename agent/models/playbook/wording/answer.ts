import type { Speech } from "../../../languages/say/speech.ts";
import type { SlotValues } from "../../../understanding/understanding.ts";

/** What a renderer knows of the question beside the tool's output. */
export interface Asked {
  readonly slots: SlotValues;
  /** The words of the question. */
  readonly span: string;
  /** No other call of this turn returned the same kind of records, so a sum over them is a sum over this answer. */
  readonly alone: boolean;
  /** The changes that follow from it are proposed beside it. */
  readonly isProposed?: boolean;
  /** How it is written in the language of the question. */
  readonly speech: Speech;
}

export type Answer = (output: unknown, asked: Asked) => string;

/** A tool has checked its output against its schema, so this is where it gets its type back; amounts and counts may be texts. */
export function answer<Output>(render: (output: Output, asked: Asked) => string): Answer {
  return (output, asked) => render(output as Output, asked);
}
