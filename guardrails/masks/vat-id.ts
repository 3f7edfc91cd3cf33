import type { Mask } from "./mask.ts";

/** The VAT numbers of the member states, Northern Ireland, Great Britain, Norway and Switzerland, without their separators. */
const FORMS = [
  "ATU\\d{8}",
  "BE[01]\\d{9}",
  "BG\\d{9,10}",
  "CY\\d{8}[A-Z]",
  "CZ\\d{8,10}",
  "DE\\d{9}",
  "DK\\d{8}",
  "EE\\d{9}",
  "EL\\d{9}",
  "ES[A-Z0-9]\\d{7}[A-Z0-9]",
  "FI\\d{8}",
  "FR[A-HJ-NP-Z0-9]{2}\\d{9}",
  "HR\\d{11}",
  "HU\\d{8}",
  "IE\\d[A-Z0-9+*]\\d{5}[A-Z]{1,2}",
  "IT\\d{11}",
  "LT(?:\\d{9}|\\d{12})",
  "LU\\d{8}",
  "LV\\d{11}",
  "MT\\d{8}",
  "NL\\d{9}B\\d{2}",
  "PL\\d{10}",
  "PT\\d{9}",
  "RO\\d{6,10}",
  "SE\\d{12}",
  "SI\\d{8}",
  "SK\\d{10}",
  "(?:GB|XI)(?:\\d{9}|\\d{12})",
  "CHE\\d{9}(?:MWST|TVA|IVA)?",
  "NO\\d{9}(?:MVA)?",
];
const WHOLE = new RegExp(`^(?:${FORMS.join("|")})$`);

/** VAT identification numbers keep their country. */
export const vatId: Mask = {
  name: "vat-id",
  label: "personal.contact",
  pattern:
    /\b(?:ATU|CHE|BE|BG|CY|CZ|DE|DK|EE|EL|ES|FI|FR|HR|HU|IE|IT|LT|LU|LV|MT|NL|PL|PT|RO|SE|SI|SK|GB|XI|NO)[ .-]?[A-Z0-9](?:[ .-]?[A-Z0-9+*]){6,13}\b/g,
  show: (match) => (WHOLE.test(match.replaceAll(/[ .-]/g, "")) ? `${match.slice(0, 2)} •••` : undefined),
};
