import type { Plot } from "../../core/wire.ts";
import type { Speech } from "../languages/say/speech.ts";

/** Draws what a read tool returned, as the person of the turn may see it; a value that was left out gives no plot. */
export type Plotter = (output: unknown, asked: { readonly speech: Speech }) => readonly Plot[];

/** A tool has checked its output against its schema, so this is where it gets its type back. */
export function plotter<Output>(draw: (output: Output, asked: { readonly speech: Speech }) => readonly Plot[]): Plotter {
  return (output, asked) => draw(output as Output, asked);
}
