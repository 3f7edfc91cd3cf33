const LONGEST = 4_000;

/** One spelling of the message: compatibility forms folded, invisible and control characters dropped, quotes and spaces unified. */
export function normalise(message: string): string {
  return message
    .slice(0, LONGEST)
    .normalize("NFKC")
    .replaceAll(/\p{Cf}/gu, "")
    .replaceAll(/[\t\r\f\v]/g, " ")
    .replaceAll(/[^\P{Cc}\n]/gu, " ")
    .replaceAll(/[\u2018\u2019\u02bc`\u00b4]/g, "'")
    .replaceAll(/[\u201c\u201d\u201e\u00ab\u00bb]/g, '"')
    .replaceAll(/[\u2010-\u2015\u2212]/g, "-")
    .replaceAll(/ {2,}/g, " ")
    .trim();
}
