import type { JWTPayload } from "jose";
import { CopilotError } from "../../core/errors.ts";
import type { Principal, Role } from "../../core/principal.ts";
import type { IdentityPolicy } from "../../guardrails/identity/identity-schema.ts";

/** What the identity provider said of a person, and when; verified, and read by the policy. */
export interface Statement extends Pick<Principal, "name" | "roles" | "companies" | "warehouses"> {
  readonly issuer: string;
  readonly subject: string;
  readonly login: string;
  readonly email: string | undefined;
  /** Undefined: the installation's. */
  readonly timeZone: string | undefined;
  readonly at: Date;
}

const LOGIN = /^[\w.@+-]{1,120}$/;
const MOST_SUBJECT = 255;

/** Reads verified claims by the policy: what is missing or malformed gives less. Without a usable login there is nobody. */
export function statementOf(policy: IdentityPolicy, claims: JWTPayload): Statement {
  const { claims: names } = policy;
  const { iss: issuer, sub: subject, iat } = claims;
  if (!issuer || !subject || subject.length > MOST_SUBJECT || iat === undefined)
    throw refused("The identity provider's statement lacks its issuer, subject or time.");
  const email = verifiedEmail(claims, names.email);
  const login = names.login === names.email || names.login === "email" ? email : textOf(claimOf(claims, names.login))?.toLowerCase();
  if (login === undefined || !LOGIN.test(login))
    throw refused(
      `The identity provider doesn't say a usable login for you: the claim ${names.login} is missing, unverified, or holds characters other than letters, digits and . _ @ + -.`,
    );
  if (login.endsWith("@demo")) throw refused("A login that ends in @demo belongs to the demo, which is not what runs here.");
  return {
    issuer,
    subject,
    login,
    email,
    name: textOf(claimOf(claims, names.name))?.slice(0, 200) ?? login,
    roles: rolesOf(policy, claimOf(claims, names.groups)),
    companies: idsOf(claims, names.companies),
    warehouses: idsOf(claims, names.warehouses),
    timeZone: timeZoneOf(claimOf(claims, names.time_zone)),
    at: new Date(iat * 1000),
  };
}

/** A claim by its name, or by its path where the provider nests it; inherited properties are no claims. */
function claimOf(claims: object, name: string): unknown {
  if (Object.hasOwn(claims, name)) return Reflect.get(claims, name);
  let value: unknown = claims;
  for (const step of name.split(".")) {
    if (typeof value !== "object" || value === null || !Object.hasOwn(value, step)) return undefined;
    value = Reflect.get(value, step);
  }
  return value;
}

function rolesOf({ groups }: IdentityPolicy, claim: unknown): Role[] {
  if (!Array.isArray(claim) || !claim.every((group) => typeof group === "string")) return [];
  return [...new Set(claim.flatMap((group) => (Object.hasOwn(groups, group) ? (groups[group] ?? []) : [])))];
}

function idsOf(claims: object, source: IdentityPolicy["claims"]["companies"]): "all" | readonly number[] {
  if ("fixed" in source) return source.fixed;
  const value = claimOf(claims, source.claim);
  if (value === "all") return "all";
  if (!Array.isArray(value)) return [];
  const ids = value.map((id) => (typeof id === "string" && /^[1-9]\d{0,8}$/.test(id) ? Number(id) : id));
  return ids.every((id) => Number.isSafeInteger(id) && id > 0) ? [...new Set(ids)] : [];
}

function verifiedEmail(claims: object, name: string): string | undefined {
  return claimOf(claims, "email_verified") === true ? textOf(claimOf(claims, name))?.toLowerCase() : undefined;
}

function timeZoneOf(claim: unknown): string | undefined {
  const zone = textOf(claim);
  if (zone === undefined) return undefined;
  try {
    return Intl.DateTimeFormat("en", { timeZone: zone }).resolvedOptions().timeZone;
  } catch {
    return undefined;
  }
}

function textOf(value: unknown): string | undefined {
  return typeof value === "string" && value.trim() !== "" ? value.trim() : undefined;
}

function refused(message: string): CopilotError {
  return new CopilotError("UNAUTHENTICATED", `${message} Ask your administrator.`);
}
