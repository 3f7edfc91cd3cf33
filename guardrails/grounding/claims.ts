import { belongs, type Named } from "./entities.ts";
import { keyOf } from "./keys.ts";
import type { Ledger, LedgerRecord } from "./ledger.ts";
import type { Span } from "./spans.ts";

/** What an answer may say of a record without a value, and the states in which it holds. */
interface Claim {
  readonly words: RegExp;
  holds(record: LedgerRecord, today: string): boolean;
}

const word = (source: string) => new RegExp(`(?<![\\p{L}-])(?:${source})(?![\\p{L}-])`, "giu");
/** "is", "has been": a bare "delivered" may be a column or a quantity. */
const BE =
  "(?:is|are|was|were|has been|have been|been|got|it's|ist|sind|wurden?|worden|est|sont|été|is|zijn|werd|werden|está|están|es|fue|fueron|sido|ha sido)\\s+(?:(?:already|now|fully|completely|partly|all|both|not|never|bereits|schon|nicht|déjà|pas|entièrement|al|reeds|niet|volledig|ya|totalmente)\\s+){0,2}";

const states = (record: LedgerRecord) =>
  record.facts.filter((fact) => ["status", "risk", "invoicing", "why"].includes(keyOf(fact))).map(({ value }) => value.toLowerCase());
const inState =
  (...wanted: readonly string[]) =>
  (record: LedgerRecord) =>
    states(record).some((state) => wanted.includes(state));
const kindIs = (record: LedgerRecord, kind: string) => record.facts.some((fact) => keyOf(fact) === "kind" && fact.value === kind);
const numberAt = (record: LedgerRecord, keys: readonly string[]) =>
  record.facts.filter((fact) => keys.includes(keyOf(fact))).map(({ value }) => Number(value));

/** The declared claims. A state that is not among the turn's facts supports none of them. */
const CLAIMS: readonly Claim[] = [
  {
    words: word(
      "(?:has|have|was|were|already|been|is|are|had)\\s+(?:already\\s+|now\\s+)?(?:shipped|dispatched|sent out|gone out|left (?:the|our) warehouse)|on (?:its|their) way|in transit|(?:wurden?|ist|sind)\\s+(?:bereits\\s+)?(?:versandt|verschickt|unterwegs)|(?:a été|est|sont)\\s+(?:déjà\\s+)?(?:expédiée?s?|en route)|(?:is|zijn|werd)\\s+(?:al\\s+)?(?:verzonden|onderweg)|(?:ha sido|fue|está)\\s+(?:ya\\s+)?(?:enviad[oa]s?|despachad[oa]s?|en camino)",
    ),
    holds: (record) => inState("done", "delivered", "partly delivered")(record) && !kindIs(record, "return"),
  },
  {
    words: word(`${BE}(?:delivered|geliefert|livrée?s?|geleverd|entregad[oa]s?)`),
    holds: inState("done", "delivered", "partly delivered"),
  },
  { words: word(`${BE}(?:paid|bezahlt|payée?s?|betaald|pagad[oa]s?)`), holds: inState("paid", "in payment") },
  {
    words: word(`${BE}(?:cancell?ed|storniert|annulée?s?|geannuleerd|cancelad[oa]s?|anulad[oa]s?)`),
    holds: inState("cancelled"),
  },
  {
    words: word(`${BE}(?:confirmed|bestätigt|confirmée?s?|bevestigd|confirmad[oa]s?)`),
    holds: inState("confirmed", "partly delivered", "delivered", "partly received", "received"),
  },
  {
    words: word(`${BE}(?:received|eingegangen|reçue?s?|ontvangen|recibid[oa]s?)`),
    holds: inState("received", "partly received", "done"),
  },
  { words: word(`${BE}(?:fully )?(?:invoiced|fakturiert|facturée?s?|gefactureerd|facturad[oa]s?)`), holds: inState("fully invoiced") },
  {
    words: word(
      "(?:is|are|was|it's|runs?|running)\\s+(?:already |now |not )?(?:late|overdue|delayed)|(?:ist|sind)\\s+(?:nicht )?(?:verspätet|überfällig)|en retard|te laat|con retraso",
    ),
    holds: (record, today) =>
      numberAt(record, ["daysLate", "daysOverdue"]).some((days) => days > 0) || inState("late")(record) || isPast(record, today),
  },
  {
    words: word("(?:is|are)\\s+(?:still |right )?on time|on schedule|(?:ist|sind)\\s+pünktlich|à l'heure|op tijd|a tiempo|puntual(?:es)?"),
    holds: (record) => inState("on time")(record) || numberAt(record, ["daysLate", "daysOverdue"]).some((days) => days === 0),
  },
];

function isPast(record: LedgerRecord, today: string): boolean {
  const days = numberAt(record, ["daysLate", "daysOverdue"]);
  return (
    days.length === 0 &&
    record.facts.some((fact) => ["promised", "scheduled", "due", "expected"].includes(keyOf(fact)) && fact.value.slice(0, 10) < today)
  );
}

/** Deeds that a model claims for itself; it does none, so that nothing can support them. */
const DEEDS =
  /(?<![\p{L}])(?:(?:I|we)(?:['’]ve| have)?\s+(?:just |now |already |also |successfully )*(?:approved|confirmed|changed|updated|moved|rescheduled|created|cancell?ed|sent|paid|released|booked|placed|deleted|posted|processed|refunded|e-?mailed|notified|informed|contacted|signed)|(?:ich|wir) habe?n? [^.!?\n]{0,60}(?:genehmigt|bestätigt|geändert|verschoben|angelegt|storniert|gesendet|gebucht|bezahlt)|(?:j['’]ai|nous avons) (?:déjà )?(?:approuvé|confirmé|modifié|déplacé|créé|annulé|envoyé|payé)|(?:ik heb|wij hebben|we hebben) [^.!?\n]{0,60}(?:goedgekeurd|bevestigd|gewijzigd|verplaatst|aangemaakt|geannuleerd|verzonden|betaald)|(?:he|hemos) (?:aprobado|confirmado|cambiado|movido|creado|cancelado|enviado|pagado)|(?:has|have) been (?:approved|rescheduled|updated|changed|moved|created|countersigned|released|refunded|booked)|(?:^|[.!]\s+|\n)(?:Done|Erledigt|Fait|Gedaan|Hecho)[.!])/giu;

const NEGATION =
  /(?:\bnot\b|n['’]t\b|\bnever\b|\bno\b|\bnone\b|\bnothing\b|\bnicht\b|\bkeine?\b|\bnichts\b|\bpas\b|\baucune?\b|\brien\b|\bniet\b|\bniets\b|\bgeen\b|\bnada\b|\bning[uú]n[oa]?\b|(?<![\p{L}])no(?![\p{L}]))[^.;,]{0,40}$/iu;
const CONDITION =
  /(?:\bif\b|\bwhen\b|\bonce\b|\buntil\b|\bbefore\b|\bas soon as\b|\bwhether\b|\bwenn\b|\bsobald\b|\bbis\b|\bdès que\b|\bquand\b|\bzodra\b|\bals\b|\bcuando\b)[^.;,]{0,60}$/iu;

interface ClaimGrounds {
  readonly ledger: Ledger;
  readonly today: string;
  /** What the gate itself said, in lower case. */
  readonly told: string;
  /** The sentence is the playbook's, which speaks of states only where it has them. */
  readonly isOurs: boolean;
}

/** Claims about records that no state of a record in question supports, in the answer's own words. */
export function unsupportedClaims(span: Span, bound: readonly Named[], { ledger, today, told, isOurs }: ClaimGrounds): string[] {
  const meant = ledger.records.filter((record) => bound.every((one) => belongs({ within: record.within, over: [], kind: "quantity" }, one, ledger)));
  if (/\?\s*$/.test(span.text) || (isOurs && !meant.some((record) => states(record).length > 0))) return [];
  return CLAIMS.flatMap(({ words, holds }) =>
    [...span.text.matchAll(words)].flatMap((match) => {
      const before = span.text.slice(0, match.index);
      if (CONDITION.test(before) || told.includes(match[0].trim().toLowerCase())) return [];
      const isDenied = NEGATION.test(before) || /\s(?:not|never|nicht|pas|niet|no)\s/iu.test(match[0]);
      const supported = isDenied ? meant.length === 0 || meant.some((record) => !holds(record, today)) : meant.some((record) => holds(record, today));
      return supported ? [] : [match[0].trim()];
    }),
  );
}

/** What a language model says it has done. */
export function claimedDeeds(text: string): string[] {
  return [...text.matchAll(DEEDS)].map(([deed]) => deed.trim());
}
