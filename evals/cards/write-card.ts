import type { ModelCard } from "../../insight/model-card.ts";

/** What one run of the benchmark printed for an estimate. */
export interface Validation {
  readonly on: string;
  readonly machine: string;
  readonly figures: readonly { readonly what: string; readonly told: string }[];
}

/** A card as Markdown; one that was never validated says so. */
export function writeCard(card: ModelCard, validation: Validation | undefined): string {
  const figures = validation?.figures ?? [];
  return [
    `# ${card.title}`,
    `Version ${card.version} · answered for by: ${card.owner.replaceAll("_", " ")} · written by \`cs bench insight --cards docs/governance/models\``,
    `## What it is for\n\n${card.purpose}`,
    `## Data\n\n${card.data}`,
    `## Method\n\n${card.method}`,
    `## Limits\n\n${card.limits.map((limit) => `- ${limit}`).join("\n")}`,
    `## Last validation\n\n${
      validation === undefined || figures.length === 0
        ? "No benchmark measures this estimate on real data yet; its tests check the method only."
        : `${validation.on}, ${validation.machine}.\n\n${figures.map(({ what, told }) => `- ${what}: ${told}`).join("\n")}`
    }`,
  ]
    .join("\n\n")
    .concat("\n");
}
