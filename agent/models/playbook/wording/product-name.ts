interface NamedProduct {
  readonly code?: string | null | undefined;
  readonly name?: string | null | undefined;
}

/** "**[VLV-0125] Ball valve**" */
export function productName({ code, name }: NamedProduct): string {
  return `**${[code && `[${code}]`, name].filter(Boolean).join(" ")}**`;
}
