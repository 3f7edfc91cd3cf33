/** An exact decimal string in the reader's own notation; what is not a number or a currency is shown as it came. */
export function amountText({ amount, currency }: { readonly amount: string; readonly currency: string }, locale?: string): string {
  if (!isDecimal(amount)) return `${amount} ${currency}`;
  try {
    return new Intl.NumberFormat(locale, { style: "currency", currency }).format(amount);
  } catch {
    return `${new Intl.NumberFormat(locale, { minimumFractionDigits: 2 }).format(amount)} ${currency}`;
  }
}

/** An exact decimal string in the reader's own notation; what is not a number is shown as it came. */
export function numberText(value: string, locale?: string): string {
  return isDecimal(value) ? new Intl.NumberFormat(locale, { maximumFractionDigits: 20 }).format(value) : value;
}

function isDecimal(text: string): text is `${number}` {
  return /^-?\d+(?:\.\d+)?$/.test(text);
}

/** An ISO 8601 instant in the reader's own time zone. */
export function instantText(iso: string, locale?: string, timeZone?: string): string {
  const date = new Date(iso);
  if (Number.isNaN(date.getTime())) return iso;
  return new Intl.DateTimeFormat(locale, { dateStyle: "medium", timeStyle: "short", ...(timeZone === undefined ? {} : { timeZone }) }).format(date);
}

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

/** Time left in the two units that matter; empty when none is left. */
export function remainingText(ms: number): string {
  if (ms <= 0) return "";
  if (ms < MINUTE) return `${Math.ceil(ms / 1000)} s`;
  if (ms < 10 * MINUTE) return `${Math.floor(ms / MINUTE)} min ${Math.floor((ms % MINUTE) / 1000)} s`;
  if (ms < HOUR) return `${Math.floor(ms / MINUTE)} min`;
  if (ms < 48 * HOUR) return `${Math.floor(ms / HOUR)} h ${Math.floor((ms % HOUR) / MINUTE)} min`;
  return `${Math.floor(ms / (24 * HOUR))} days`;
}

/** A technical name in words: "customer_service" is "Customer service". */
export function inWords(name: string): string {
  const words = name.replace(/[_.]+/g, " ").trim();
  return words.charAt(0).toUpperCase() + words.slice(1);
}

/** The last field of a path in words: "sale.order.partner_id" is "Partner". */
export function fieldInWords(path: string): string {
  const last = path.split(".").at(-1) ?? path;
  return inWords(last.replace(/_ids?$/, "") || last);
}

/** "Operations manager or Finance manager" */
export function rolesText(roles: readonly string[]): string {
  return roles.map((role) => (role === "requester" ? "the requester" : inWords(role))).join(" or ");
}
