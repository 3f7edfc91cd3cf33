/** Two capitalised words in a row: a person or a company. */
const NAME = /(?<![\p{L}])\p{Lu}[\p{L}'’&-]+(?:\s+\p{Lu}[\p{L}'’&-]+)+/gu;
/** One capitalised word after a preposition that people and places follow. */
const AFTER_PREPOSITION = /(?<![\p{L}])(?:for|from|by|to|pour|chez|para|voor)\s+(\p{Lu}[\p{L}'’&-]{3,})(?![\p{L}])/gu;

/** Words that begin sentences or are nouns of the trade (German writes all of them with a capital letter). */
const ORDINARY = new Set(
  `the this that these those it there they here your our its his her a an in on at of for from to as by with and or but no not also still only all each both one open order orders sales purchase
  delivery deliveries receipt receipts invoice invoices bill bills quotation quotations line lines product products customer customers vendor vendors supplier suppliers stock total status promised planned expected due late carrier tracking
  reference value amount price unit units list cost margin warehouse next first last currently please note backorder odoo company revenue overdue days january february march april may june july august september october november december
  monday tuesday wednesday thursday friday saturday sunday today according
  der die das den dem des ein eine einen einem einer es sie ihr ihre für von auf mit bei und oder aber noch am im zum zur vom an der auftrag auftrags aufträge lieferung lieferungen wareneingang wareneingänge rechnung rechnungen bestellung bestellungen angebot
  angebote position positionen produkt produkte artikel kunde kunden lieferant lieferanten bestand lager lagerbestand gesamtbetrag betrag summe preis stück einheit einheiten tag tage tagen termin liefertermin status insgesamt fällig offen davon derzeit aktuell
  verspätung menge geliefert bestellt zugesagt geplant erwartet nächste nächster januar februar märz juni juli oktober dezember montag dienstag mittwoch donnerstag freitag samstag sonntag fehlmenge wert prognose zulauf
  le la les l un une des du de au aux et ou mais il elle ils ce cette la commande commandes livraison livraisons facture factures client clients fournisseur produit produits ligne lignes total montant stock prix date
  het een de van voor met en of maar order bestelling levering leveringen factuur facturen klant klanten leverancier product producten regel totaal bedrag voorraad prijs
  el los las una uno y o pero pedido pedidos entrega entregas factura facturas cliente clientes proveedor producto productos línea líneas importe precio existencias`
    .split(/\s+/)
    .filter(Boolean),
);

/** Names that neither the records nor the person named. */
export function unsupportedNames(text: string, holds: (name: string) => boolean): string[] {
  const isKnown = (name: string) => ORDINARY.has(name.toLowerCase()) || holds(name);
  const full = [...text.matchAll(NAME)].flatMap(([match]) => {
    const words = match.split(/\s+/);
    const start = words.findIndex((one) => !ORDINARY.has(one.toLowerCase()));
    const name = words.slice(start).join(" ");
    return start < 0 || holds(name) || (words.length - start === 1 && start > 0 && isGerman(text)) ? [] : [name];
  });
  const single = isGerman(text) ? [] : [...text.matchAll(AFTER_PREPOSITION)].flatMap(([, name = ""]) => (isKnown(name) ? [] : [name]));
  return [...full, ...single.filter((name) => !full.some((longer) => longer.includes(name)))];
}

/** German writes its nouns with a capital letter, so that one alone is no name. */
function isGerman(text: string): boolean {
  return /(?<![\p{L}])(?:der|und|ist|nicht|für|wurde|noch|am|von|auf)(?![\p{L}])/u.test(text) && !/(?<![\p{L}])(?:the|is|of)(?![\p{L}])/iu.test(text);
}
