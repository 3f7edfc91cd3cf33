import { createHash } from "node:crypto";

/** One message of the allowlist's data: the use case that it asks for, or the kind of request that no use covers. */
export interface Labelled {
  readonly say: string;
  readonly useCase: string | undefined;
  readonly kind: string;
}

/** One message a line; blank lines are left out. */
export function lines(text: string): readonly string[] {
  return text
    .split("\n")
    .map((line) => line.trim())
    .filter((line) => line !== "");
}

/** The half that a message belongs to follows from its words alone, so that nobody chooses: thresholds and examples are fitted on `tune`, and `report` is only ever counted. */
export function halfOf(say: string): "tune" | "report" {
  const [first = 0] = createHash("sha256").update(say, "utf8").digest();
  return first % 2 === 0 ? "tune" : "report";
}
