/** Our own page on which a person decides; the only link that an answer may carry. */
const OWN_LINK = /^\/approvals\/[\w-]{1,80}$/;

const IMAGE = /!\[([^\]\n]*)\](?:\([^)\n]*\)|\[[^\]\n]*\])/g;
const LINK = /\[([^\]\n]*)\]\(\s*<?([^)\s>]*)>?[^)\n]*\)/g;
const DEFINITION = /^ {0,3}\[[^\]\n]+\]:\s*\S+.*$/gm;
const AUTOLINK = /<(?:[a-z][a-z0-9+.-]{1,30}:[^>\s]*|[\w.+-]+@[\w.-]+)>/gi;
const COMMENT = /<!--[\s\S]*?(?:-->|$)/g;
const ACTIVE = /<(script|style|iframe|object|svg|template)\b[\s\S]*?(?:<\/\1\s*>|$)/gi;
const TAG = /<\/?[a-z!?][^<>]*(?:>|$)/gi;
const CARRIER = /(?<![\p{L}])(?:data|javascript|vbscript|file|blob):[^\s)\]]*/giu;
const MOST_PASSES = 5;

/** A text without images, raw HTML and addresses that carry something, and without links except to our own approvals; words of links stay. */
export function withoutMarkup(text: string): string {
  let clean = text;
  // Taking one thing out may put the halves of another together.
  for (let pass = 0; pass < MOST_PASSES; pass += 1) {
    const next = strip(clean);
    if (next === clean) return clean;
    clean = next;
  }
  return clean.replaceAll("<", "‹");
}

function strip(text: string): string {
  return text
    .replaceAll(COMMENT, "")
    .replaceAll(ACTIVE, "")
    .replaceAll(IMAGE, "$1")
    .replaceAll(LINK, (match, words: string, target: string) => (OWN_LINK.test(target) ? match : words))
    .replaceAll(DEFINITION, "")
    .replaceAll(AUTOLINK, "")
    .replaceAll(TAG, "")
    .replaceAll(CARRIER, "");
}
