/** A passage of one of the company's documents, word for word. */
export interface Passage {
  /** Of the document and its place in it. */
  readonly id: string;
  readonly document: string;
  /** The headings above it, the outermost first, joined by " › "; empty where there is none. */
  readonly heading: string;
  /** Of a PDF. */
  readonly page: number | null;
  readonly text: string;
}

/** A value that a document states in a form that can be compared, such as the days of the return window. */
export interface StatedValue {
  readonly value: string;
  readonly passage: Passage;
}

/** The company's documents as far as one person may read them. */
export interface Documents {
  /** The passages that answer a question, best first; none when the documents don't say. */
  search(question: string, limit: number): Promise<readonly Passage[]>;
  /** What the documents state under a name of knowledge.yaml; undefined when none that this person may read does. */
  stated(name: string): Promise<StatedValue | undefined>;
  /** How many documents this person may read. */
  count(): Promise<number>;
}
