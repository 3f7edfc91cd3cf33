/** Attempts on the rules, secrets or the database, and topics of no business: they fit no use, whatever else the message holds. */
const ATTACKS: readonly RegExp[] = [
  /\b(?:ignore|disregard|forget|override|bypass|skip|circumvent)\b.{0,40}\b(?:rules?|instructions?|polic(?:y|ies)|guardrails?|restrictions?|approvals?|permissions?|limits?|checks?)\b/i,
  /\b(?:system|hidden|initial) prompt\b|\b(?:developer|debug|god|admin|jailbreak) mode\b|\byou are now\b|\b(?:act|behave) as\b|\bpretend (?:to be|you)\b|\brole-?play\b/i,
  /\bwithout (?:an? |any |my |the |their )?(?:approval|countersign\w*|permission|asking|authori[sz]ation)\b/i,
  /\b(?:pass ?words?|pass ?phrases?|api[ -]?keys?|access tokens?|credentials?|secrets?|private keys?)\b/i,
  /\bselect\b.+\bfrom\b|\b(?:drop|truncate|alter|create) (?:table|database|schema)\b|\b(?:insert into|delete from)\b|\bunion select\b|;\s*--/i,
  /\b(?:salar(?:y|ies)|payroll|wages?|sick leave|home address)\b/i,
  /\bexport\b|\bcsv\b|\b(?:dump|download) (?:all|every|the (?:whole|entire|full))\b|\b(?:all|every|each) (?:of )?(?:our |the )?(?:customers?'?s?|contacts?)\b.{0,30}\b(?:e-?mails?|phones?|address\w*|numbers?|contacts?|bank)\b|\b(?:e-?mails?|phone numbers?|addresses|ibans?|bank accounts?) of (?:all|every|each)\b/i,
  /\bapprove (?:it|this|that|my|your|the (?:change|request|proposal|approval)|all|everything)\b|\b(?:countersign|approve|sign off)\b.{0,30}\b(?:yourself|on my behalf|for me|my own)\b/i,
  /\b(?:delete|erase|wipe|destroy|purge|drop) (?:all|every\w*|the (?:database|data|records))\b/i,
  /\b(?:give|grant|apply|add|offer|allow)\b.{0,60}\b(?:discount|rebate|bonus)\b/i,
];

/** What is declined by itself: the rest of the message is still carried out. */
const NO_BUSINESS: readonly RegExp[] = [
  /\b(?:weather|joke|poem|haiku|song|lyrics|recipe|cook|pasta|football|soccer|lottery|horoscope|movie|restaurant|hotel|flight|bitcoin|crypto\w*|stock (?:market|exchange)|share price|capital (?:city )?of|president|election|politic\w*|government|meaning of life|sue|lawsuits?|legal action)\b/i,
  /\b(?:translate|python|javascript|source code|write (?:me )?(?:a|an|some) (?:story|essay|code|script|program))\b/i,
  /^(?:please |(?:can|could) you )*(?:change|update|edit|correct|replace)\b.{0,30}\baddress(?:es)?\b/i,
];

export function isAttack(text: string): boolean {
  return ATTACKS.some((pattern) => pattern.test(text));
}

export function isForbidden(text: string): boolean {
  return isAttack(text) || NO_BUSINESS.some((pattern) => pattern.test(text));
}
