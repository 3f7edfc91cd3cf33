/** A part of an answer: words of its own, or something that a record says. */
export type Piece =
  | { readonly kind: "text"; readonly text: string }
  | {
      readonly kind: "number";
      readonly text: string;
      readonly value: number;
      readonly measure: Measure;
      readonly key: string;
      readonly record: string;
    }
  | { readonly kind: "date"; readonly text: string; readonly day: string; readonly key: string; readonly record: string }
  | { readonly kind: "reference" | "name"; readonly text: string; readonly record: string };

/** What a number is written with: the mutations of units need to know. */
export type Measure = "currency" | "unit" | "days" | "none";

export const say = (text: string): Piece => ({ kind: "text", text });

export function textOf(pieces: readonly Piece[]): string {
  return pieces.map(({ text }) => text).join("");
}
