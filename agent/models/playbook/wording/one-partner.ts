import type { FoundCustomers } from "../../../../tools/read/find_customers.ts";
import type { Speech } from "../../../languages/say/speech.ts";
import { capital } from "./format.ts";

type Partner = FoundCustomers["customers"][number];

/** Name, address and how to reach them, in a sentence. */
export function onePartner(partner: Partner, { say }: Speech): string {
  const { name, reference, street, country, phone, email } = partner;
  const address = [street, townOf(partner), country].filter(Boolean).join(", ");
  const reach = [phone && say("phone {phone}", { phone }), email && say("e-mail {email}", { email })].filter(Boolean).join(", ");
  return `**${name ?? say("The customer")}**${reference ? ` (${reference})` : ""}${address ? `, ${address}` : ""}.${reach ? ` ${capital(reach)}.` : ""}`;
}

export function townOf({ zip, town }: Partner): string {
  return [zip, town].filter(Boolean).join(" ");
}
