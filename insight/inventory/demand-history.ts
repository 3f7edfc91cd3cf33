import { CopilotError } from "../../core/errors.ts";

/** The demand of one product, oldest period first; null is unknown. */
export interface DemandHistory {
  readonly id: string;
  readonly history: readonly (number | null)[];
}

/** One line of a wide file: an id, then one column a period, blank for unknown. A cell that is no number is refused with its line and column. */
export function demandHistory(
  { header, cells, line }: { readonly header: readonly string[]; readonly cells: readonly string[]; readonly line: number },
  file: string,
): DemandHistory {
  const history = header.slice(1).map((column, at) => {
    const cell = cells[at + 1] ?? "";
    if (cell === "") return null;
    const units = Number(cell);
    if (!Number.isFinite(units))
      throw new CopilotError(
        "BAD_INPUT",
        `${file}, line ${line}, column ${column}: "${cell.slice(0, 40)}" is no number. Give units, or nothing where they are unknown.`,
      );
    return units;
  });
  return { id: cells[0] ?? "", history };
}
