import type { Speech } from "../../../languages/say/speech.ts";

interface Payable {
  readonly status?: string | undefined;
  readonly overdue?: boolean | null | undefined;
}

/** An invoice's state in a cell: "open, overdue" */
export function withOverdue({ status, overdue }: Payable, { term }: Speech): string | undefined {
  if (overdue) return `${term(status ?? "open")}, ${term("overdue")}`;
  return status && term(status);
}
