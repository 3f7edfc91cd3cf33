/** Words of the trade in German, French, Dutch and Spanish, behind the English one that they mean. */
const WORDS = `valve ventil ventile vanne vannes klep kleppen afsluiter valvula valvulas
ball kugel bille kogel bola
pump pumpe pumpen pompe pompes pomp pompen bomba bombas
bearing lager kugellager walzlager roulement roulements lagers rodamiento rodamientos
seal dichtung dichtungen joint joints afdichting pakking junta juntas
hose schlauch schlauche tuyau tuyaux slang slangen manguera mangueras
pipe rohr rohre tube conduite buis buizen pijp tubo tubos tuberia
fitting verschraubung raccord raccords koppeling fittingen racor racores
bolt schraube schrauben bolzen boulon boulons bout bouten perno pernos tornillo tornillos
nut mutter muttern ecrou ecrous moer moeren tuerca tuercas
washer unterlegscheibe unterlegscheiben rondelle rondelles ring arandela arandelas
belt riemen keilriemen courroie courroies riem correa correas
chain kette ketten chaine chaines ketting cadena cadenas
motor moteur moteurs motoren
gear zahnrad zahnrader engrenage tandwiel engranaje
filter filtre filtres filtro filtros
gauge manometer manometre manometro
glove handschuh handschuhe gant gants handschoen handschoenen guante guantes
box karton kartons schachtel boite boites carton doos dozen caja cajas
tape klebeband ruban plakband cinta
film folie stretchfolie pellicule
pallet palette paletten palettes pallets palet
label etikett etiketten etiquette etiquettes etiket etiqueta etiquetas
steel stahl acier staal acero
stainless edelstahl rostfrei inox inoxydable roestvrij inoxidable
brass messing laiton laton
copper kupfer cuivre koper cobre
rubber gummi caoutchouc rubber caucho goma
return ruckgabe rucksendung rucksendungen retour retours retourner retoure retouren renvoi retourneren retourzending devolucion devoluciones devolver zuruckgeben zurucksenden
freight fracht frachtkosten versandkosten transport port vracht verzendkosten flete portes
ship versand versenden versendet expedition expedier verzending verzenden envio enviar
customer kunde kunden client clients klant klanten cliente clientes
vendor lieferant lieferanten fournisseur fournisseurs leverancier leveranciers proveedor proveedores
invoice rechnung rechnungen facture factures factuur facturen factura facturas
payment zahlung zahlungsziel zahlungsbedingungen paiement betaling betalingstermijn pago pagos
terms bedingungen conditions voorwaarden condiciones
days tage tagen jours dagen dias
fee gebuhr frais kosten tarifa cargo
restocking wiedereinlagerung restockage
damage schaden beschadigt beschadigung dommage dommages schade dano danos
delivery lieferung livraison levering entrega
discount rabatt skonto remise korting descuento
credit gutschrift avoir creditnota abono
saturday samstag samstags samedi zaterdag sabado sabados
hazardous gefahrgut dangereux gevaarlijk peligroso peligrosas
interest zinsen interets rente intereses
reminder mahnung rappel aanmaning recordatorio
claim reklamation reclamation klacht reclamacion`
  .split("\n")
  .map((line) => line.split(" "));

const ENGLISH: ReadonlyMap<string, string> = new Map(WORDS.flatMap(([english = "", ...others]) => others.map((word) => [word, english] as const)));

const SHORTEST_PART = 4;

/** A plain word of the trade in English, a compound of two known ones too; a word that isn't known stays as it is. */
export function inEnglish(word: string): string {
  return ENGLISH.get(word) ?? compound(word) ?? word;
}

/** "kugelventil" is "ball valve"; German and Dutch write such words as one, some with an s or n between them. */
function compound(word: string): string | undefined {
  for (let at = SHORTEST_PART; at <= word.length - SHORTEST_PART; at += 1) {
    const first = ENGLISH.get(word.slice(0, at)) ?? ENGLISH.get(word.slice(0, at).replace(/[sn]$/, ""));
    const second = ENGLISH.get(word.slice(at));
    if (first !== undefined && second !== undefined) return `${first} ${second}`;
  }
  return undefined;
}
