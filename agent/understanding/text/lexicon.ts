import { stem } from "./stem.ts";

const words = (text: string): readonly string[] => text.split(/\s+/).filter(Boolean);

/** Words that say nothing about what is asked; they are left out of matching. */
export const FILLERS: ReadonlySet<string> = new Set(
  words(
    "a an the is are was were be been being has had did do does am please pls plz kindly just me us my our your so well now right hi hello hey dear thanks thank you ok okay still already yet currently actually really maybe perhaps there here also too some any of",
  ),
);

/** Common English and the words of the trade: whatever is not among them may be a name. */
const ORDINARY = words(`
a about above accept accepted access according account accounts across action activity actual actually add added address after afternoon again against ago agree agreed agreement ahead
all allow allowed almost alone along already alright also although always am amount amounts an and another answer any anybody anyone anything anyway apart apparently appear appreciate appreciated approve approved approval are area around arrange arrival arrive arrived arriving article articles as aside ask asked asking asks at attention authorise available availability average away
back backlog backorder backorders bad badly balance bank based basis be because become been before began begin behind being believe below besides best better between beyond big bill billed billing bills bit blocked blocking blocks book booked both bought box boxes break brief briefly bring brought business busy but button buy buyer buying by
call called calling calls came can cancel canceled cancelled cannot card care carefully carrier carriers carry case catalogue cause caused certain chance change changed changes charge charged charges chase cheap cheaper check checked checking choose claim claims clear clearly client clients close closed code codes collect collected collects come comes coming comment comments company compare complain complained complains complaint complete completed completely concerning condition confirm confirmation confirmed confirming connect consider contact contacted contacts contain containing contains continue contract convert converted copy correct cost costs could count couple cover credit credited currency current currently customer customers cut
daily damage damaged data date dates day days deal dear decide decided default definitely delay delayed delaying delays deliver delivered deliveries delivering delivers delivery demand depend depends describe detail details did didn't different difficult direct directly discount discounts discuss dispatch dispatched dispatches do document documents does doesn't doing dollar dollars done don't door doubt down dozen draft drafts driver drop due during
each earlier earliest early easier easily easy edit effect either elapsed else email emails employee empty end ended ends enough ensure enter entire entirely entry environment error especially estimate estimated eta etc euro euros even evening ever every everybody everyone everything exact exactly example except exist existing expect expected expects expensive explain export express extra
face fact facts fair fall far fast faster feel few figure figures file fill final finally finalise find fine finish finished firm first five fix fixed follow followed following follows followup for forecast forget forgot form former forth forward found four free freight from full fully further future
gave general generally get gets getting give given gives giving glance go goes going gone good goods got gotten great group guess guys
had half hall hand handed handle hang happen happened happening happens happy hard has hasn't have haven't having he head hear heard held help helpful her here hers herself high higher him himself his history hold holding holds hope hour hours how however hundred hurry
i i'd idea identify if i'll i'm immediately important in include included includes including incoming indeed inform information inside instead intend interest interested internal into inventory invoice invoiced invoices invoicing is isn't issue issued issues it item items its it's itself i've
job join just keep keeps kept kind kindly knew know known knows
lack lacking lacks large-scale last lately later latest latter lead leave leaves leaving left less let let's level levels life like liked likely line lines list listed little local locate located location log long longer look looked looking looks lose lost lot lots low lower
made mail main make makes making manage manager many margin margins mark marked markup matter matters may maybe me mean means meant meantime meet meeting meetings mention mentioned message messages might mind mine minute minutes missed missing mistake moment money month monthly months more morning most mostly move moved moves moving much must my myself
name named names near nearly necessary need needed needing needs negative neither never new news next nice night no nobody none nor normal normally not note noted notes nothing notice now number numbers nos
object obviously occur of off offer offers office-hours often oh ok okay old on once one ones online only onto open opened opening or order ordered ordering orders original other others otherwise ought our ours ourselves out outgoing outside outstanding over overall overdue overview owe owed owes owing own
pack package packages packed page paid pallet pallets parcel parcels part partial partially particular partly parts past pay payable payables paying payment payments pays pcs pending people per percent perfect perhaps period person phone phoned photos pick picked picking picks pickup piece pieces place placed places plan planned planning plans please pls plus po point pos position possible possibly post posted postpone posting potential prefer prefers prepare prepared present press previous previously price priced prices pricing print prior priority probably problem problems procedure process processed product products profile profit progress promise promised promises proper properly provide provided pull pulled purchase purchased purchases purchasing purpose push pushed put
qty quantities quantity quarter question questions quick quickly quite quotation quotations quote quoted quotes
raise raised rate rather reach reached read ready real really reason reasons receipt receipts receivable receivables receive received recent recently recommend record recorded records refer reference references refund refused regard regarding regards related release released reliable remain remaining remains remember remind reminder reminders remove removed rep replenish replenished replied reply report request requested requests require required requires reschedule rescheduled rescheduling reserve reserved response rest restock result results return returned returns revenue review rfq rfqs right risk risks risky road round running run runs rush
safe said sale sales salesperson same sample save saw say saying says schedule scheduled search second section see seem seems seen select sell seller selling send sending sends sense sent separate separately serious service set several shall she shift shifted ship shipment shipments shipped shipping ships short shortage shortages should show showing shown shows sick side sign signed similar simple simply since single sir situation size sku skus slip slips slow small snapshot so sold some somebody someone something sometime sometimes somewhere soon sooner sorry sort sound speak specific spell split stand standing standard start started state statement status stay step stick still stock stocked stocks stop store stored stories straight stuck stuff subject such sudden suggest summarise summarize summary supplied supplier suppliers supplies supply support suppose supposed sure switch system
table take taken takes taking talk task tasks team telephone tell telling ten term terms than thank thanks that that's the their them themselves then there therefore these they thing things think third this those though thought three through throughout ticket till time times to today todo together told tomorrow tonight too took top total totally touch toward track tracked tracking transit transport tried trouble truck true try trying turn turned turnover two type
um under understand unfortunately unit units unless unpaid until unusual up update updated updates upon upset urgent urgently us use used user uses usual usually
valid validate value various vendor vendors verify very via view visit volume
wait waited waiting waits walk want wanted wanting wants warehouse warehouses was wasn't way ways we week weekend weekly weeks weight well went were we're what whatever what's when whenever where whereas wheres whether which while who who's whole whom whose why will wish wishes with within without won't wonder wondering word words work working works worried worry worse worst worth would write writing written wrong
year years yes yesterday yet you your yours yourself yourselves zero
monday tuesday wednesday thursday friday saturday sunday january february march april june july august september october november december
asap fyi whats hows theres im ive id dont doesnt didnt isnt hasnt cant couldnt wont arent wasnt thats lets whos regards cheers afaik mr mrs ms dr angry furious complaining upset urgent annoyed yelling screaming phone-call colleague colleagues boss supervisor human agent representative
endangered jeopardise annotate chatter jot
hold receive register registered documented opinion hurting hurt raise informed closed increase increased decrease decreased archive merge unlock unblock reconcile overwrite rename swap duplicate erase wipe delete deleted disable enable grant revoke import download upload reset restart install scrap modify generate compose wire reimburse override install uninstall validate validated
`);

/** Words that mean the same here: matching sees the second one. */
const SYNONYMS: { readonly [word: string]: string } = {
  shipment: "delivery",
  parcel: "delivery",
  package: "delivery",
  consignment: "delivery",
  picking: "delivery",
  dispatch: "ship",
  despatch: "ship",
  supplier: "vendor",
  seller: "vendor",
  client: "customer",
  buyer: "customer",
  item: "product",
  article: "product",
  sku: "product",
  quote: "quotation",
  offer: "quotation",
  estimate: "quotation",
  delayed: "late",
  tardy: "late",
  belated: "late",
  overdue: "overdue",
  summarize: "summarise",
  mail: "email",
  telephone: "phone",
  mobile: "phone",
  todo: "todo",
  "to-do": "todo",
  qty: "quantity",
  inv: "invoice",
  cust: "customer",
  whse: "warehouse",
  avail: "available",
  resched: "reschedule",
  qtn: "quotation",
  pymt: "payment",
  shpmt: "delivery",
  dlvry: "delivery",
  acknowledgment: "acknowledgement",
  replenish: "replenished",
  accept: "accepted",
  approve: "approve",
  finalize: "finalise",
  gone: "left",
  departed: "left",
  courier: "carrier",
  shipper: "carrier",
  freight: "carrier",
  rep: "person",
  whats: "what",
  wheres: "where",
  whos: "who",
  hows: "how",
  didnt: "not",
  hasnt: "not",
  isnt: "not",
  bought: "bought",
  annotation: "note",
  remark: "note",
  memo: "note",
  purchasing: "purchase",
  behind: "behind",
  po: "purchaseorder",
  pos: "purchaseorder",
  rescheduling: "reschedule",
  "isn't": "not",
  "aren't": "not",
  "wasn't": "not",
  "weren't": "not",
  "hasn't": "not",
  "haven't": "not",
  "hadn't": "not",
  "didn't": "not",
  "doesn't": "not",
  "don't": "not",
  "won't": "not",
  "can't": "not",
  "couldn't": "not",
  cannot: "not",
  arent: "not",
  dont: "not",
  doesnt: "not",
  cant: "not",
  wont: "not",
};

export const SYNONYM_STEMS: ReadonlyMap<string, string> = new Map(Object.entries(SYNONYMS).map(([word, meaning]) => [stem(word), stem(meaning)]));

export const ORDINARY_STEMS: ReadonlySet<string> = new Set([...ORDINARY, ...Object.keys(SYNONYMS), ...FILLERS].map(stem));

/** Words after which a name may follow, and which end a name that stands before them. */
export const PREPOSITIONS: ReadonlySet<string> = new Set(
  words(
    "for from of to at by with in on about called named regarding concerning customer client vendor supplier product item article until till since before after",
  ),
);
