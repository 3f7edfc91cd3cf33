/** A question to the company's documents, and the section that answers it; one without is answered by none. */
export interface DocumentQuestion {
  readonly say: string;
  readonly document?: string;
  readonly heading?: string;
}
