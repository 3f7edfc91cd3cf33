import type { Topic } from "./allowlist-schema.ts";

/** How like a request is to the examples of each use case, and to the nearest topic that no use covers: cosines. */
export interface Likeness {
  readonly useCases: { readonly [useCase: string]: number };
  readonly topic: (Pick<Topic, "id" | "title"> & { readonly likeness: number }) | null;
}
