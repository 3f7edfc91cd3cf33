/** Words by which answers say what a value is, and the names under which the tools' outputs hold it. */
interface Concept {
  readonly keys: readonly string[];
  readonly words: RegExp;
}

const words = (source: string) => new RegExp(`(?<![\\p{L}])(?:${source})(?![\\p{L}])`, "iu");

/** Of numbers: quantities, amounts, days. */
const NUMBERS: readonly Concept[] = [
  { keys: ["ordered"], words: words("ordered|bestellt(?:e|en)?|commandée?s?|besteld|pedid[oa]s?") },
  { keys: ["delivered"], words: words("delivered|shipped|geliefert|livrée?s?|geleverd|entregad[oa]s?") },
  { keys: ["received"], words: words("received|erhalten|eingegangen|reçue?s?|ontvangen|recibid[oa]s?") },
  {
    keys: ["open", "missing", "openValue", "openAmount"],
    words: words(
      "open|still to (?:deliver|come|pay|ship)|to be delivered|remain(?:ing|s)?|outstanding|offen(?:e|er|en)?|ausstehend|restante?s?|reste|à livrer|te leveren|openstaande?|pendientes?|por entregar",
    ),
  },
  { keys: ["missing", "open"], words: words("missing|lacks?|lacking|short|fehl(?:en|t)|manquent?|il manque|ontbre(?:ekt|ken)|faltan?") },
  { keys: ["onHand"], words: words("on hand|in stock|auf lager|lagerbestand|vorrätig|en stock|op voorraad|en existencias?|existencias") },
  { keys: ["free"], words: words("free|available|frei|verfügbar|disponibles?|libres?|vrij|beschikbaar") },
  { keys: ["reserved"], words: words("reserved|reserviert|réservée?s?|gereserveerd|reservad[oa]s?") },
  { keys: ["incoming"], words: words("incoming|im zulauf|entrante?s?|inkomend") },
  { keys: ["outgoing"], words: words("outgoing|ausgehend|sortante?s?|uitgaand|salientes?") },
  { keys: ["forecast"], words: words("forecast|prognose|prognostiziert|prévisions?|pronóstico") },
  { keys: ["total"], words: words("totals?|gesamt(?:betrag|summe|wert)?|totaal|comes to|worth") },
  { keys: ["untaxed"], words: words("untaxed|before tax|netto|hors taxes?|exclusief btw|sin impuestos") },
  { keys: ["unitPrice"], words: words("unit price|price per unit|stückpreis|einzelpreis|prix unitaire|stukprijs|precio unitario") },
  { keys: ["listPrice"], words: words("list price|listenpreis|prix catalogue|catalogusprijs|precio de lista") },
  { keys: ["cost"], words: words("costs?|einstandspreis|coût|kostprijs|coste|costo") },
  { keys: ["margin", "marginPercent"], words: words("margins?|marge|margen") },
  { keys: ["revenue"], words: words("revenue|umsatz|chiffre d'affaires|omzet|ingresos") },
  { keys: ["overdueAmount", "open", "daysOverdue"], words: words("overdue|überfällig|en souffrance|achterstallig|vencid[oa]s?") },
  {
    keys: ["daysLate", "daysOverdue"],
    words: words("late|behind|overdue|verspätet|verspätung|überfällig|en retard|retard|te laat|vertraagd|con retraso|de retraso|retraso"),
  },
  { keys: ["discountPercent"], words: words("discount|rabatt|remise|korting|descuento") },
];

/** Of counts. */
const COUNTS: readonly Concept[] = [
  {
    keys: ["openOrderCount"],
    words: words("open orders?|offene[nr]? aufträge?|commandes? ouvertes?|openstaande (?:orders?|bestellingen)|pedidos? abiertos?"),
  },
];

/** Of days. */
const DAYS: readonly Concept[] = [
  { keys: ["promised"], words: words("promised|to ship by|zugesagt|versprochen|promise?s?|beloofd|toegezegd|prometid[oa]s?") },
  { keys: ["scheduled", "nextDelivery"], words: words("planned|scheduled|geplant|planifiée?s?|prévue?s?|gepland|programad[oa]s?|planificad[oa]s?") },
  { keys: ["nextDelivery"], words: words("next delivery|nächste lieferung|prochaine livraison|volgende levering|próxima entrega") },
  {
    keys: ["done"],
    words: words(
      "(?<!(?:be|being) )(?:shipped|delivered)|left on|(?:versandt|geliefert)(?! werden)|expédiée?s?|(?<!être )livrée?s?|verzonden|geleverd(?! worden)|enviad[oa]s?|entregad[oa]s?",
    ),
  },
  { keys: ["expected"], words: words("expected|erwartet|attendue?s?|verwacht|esperad[oa]s?") },
  { keys: ["due"], words: words("due|fällig|échéance|vervalt|vervaldatum|vence|vencimiento") },
  { keys: ["ordered"], words: words("ordered|order date|placed|bestellt|commandée?s?|besteld|pedid[oa]s?") },
  { keys: ["date"], words: words("invoice date|invoiced on|dated|rechnungsdatum|date de facture|factuurdatum|fecha de factura") },
];

/** The names that the words beside a value give it, of those that the turn's outputs have; none when the words are unclear. */
export function keysNamed(beside: string, of: "number" | "day" | "count", known: ReadonlySet<string>): ReadonlySet<string> {
  const concepts = { day: DAYS, number: NUMBERS, count: COUNTS }[of].filter(
    ({ keys, words: said }) => keys.some((key) => known.has(key)) && said.test(beside),
  );
  const longest = concepts.filter((one) => !concepts.some((other) => other !== one && covers(other, one, beside)));
  return new Set(longest.flatMap(({ keys }) => keys));
}

/** "next delivery planned" is not also "planned"; "list price" not also "price". */
function covers(wide: Concept, narrow: Concept, text: string): boolean {
  const [outer, inner] = [wide.words.exec(text), narrow.words.exec(text)];
  if (!outer || !inner || outer[0].length <= inner[0].length) return false;
  return inner.index >= outer.index && inner.index + inner[0].length <= outer.index + outer[0].length;
}
