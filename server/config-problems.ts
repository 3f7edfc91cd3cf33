type Environment = "demo" | "staging" | "production";

interface IdentitySettings {
  readonly COUNTERSIGN_ENV: Environment;
  readonly OIDC_ISSUER?: string | undefined;
  readonly OIDC_CLIENT_ID?: string | undefined;
  readonly OIDC_CLIENT_SECRET?: string | undefined;
  readonly OIDC_AUDIENCE?: string | undefined;
}

/** What is wrong, by the variable's name. */
type Problem = readonly [name: string, message: string];

/** Outside the demo people come from an identity provider; in the demo one would be configured and not asked. */
export function identityProblems(env: IdentitySettings): Problem[] {
  const { COUNTERSIGN_ENV: environment, OIDC_ISSUER: issuer } = env;
  if (environment === "demo")
    return issuer || env.OIDC_CLIENT_ID
      ? [["OIDC_ISSUER", "is set, but under COUNTERSIGN_ENV=demo anybody at this machine picks a role; set COUNTERSIGN_ENV=staging or production"]]
      : [];
  const problems: Problem[] = [];
  if (!issuer) problems.push(["OIDC_ISSUER", `is required in ${environment}, where people sign in through an identity provider`]);
  else if (!isSafeAddress(issuer, environment)) problems.push(["OIDC_ISSUER", "must be an https address"]);
  if (!env.OIDC_CLIENT_ID) problems.push(["OIDC_CLIENT_ID", `is required in ${environment}`]);
  if (env.OIDC_CLIENT_ID && env.OIDC_AUDIENCE === env.OIDC_CLIENT_ID)
    problems.push(["OIDC_AUDIENCE", "must differ from OIDC_CLIENT_ID, lest an ID token be good as a bearer token"]);
  return problems;
}

interface AddressSettings {
  readonly COUNTERSIGN_ENV: Environment;
  readonly COUNTERSIGN_PUBLIC_URL?: string | undefined;
  readonly COUNTERSIGN_WIDGET_ORIGINS?: string | undefined;
}

/** Cookies travel over https only, so that the address that people use must be one; and so must the pages that hold the chat. */
export function addressProblems(env: AddressSettings): Problem[] {
  const { COUNTERSIGN_ENV: environment, COUNTERSIGN_PUBLIC_URL: publicUrl, COUNTERSIGN_WIDGET_ORIGINS: origins } = env;
  const problems: Problem[] = [];
  if (environment !== "demo") {
    if (!publicUrl)
      problems.push(["COUNTERSIGN_PUBLIC_URL", `is required in ${environment}: the address to which people come back after signing in`]);
    else if (!isSafeAddress(publicUrl, environment)) problems.push(["COUNTERSIGN_PUBLIC_URL", "must be an https address"]);
  }
  for (const origin of originsIn(origins)) {
    if (!URL.canParse(origin) || new URL(origin).origin !== origin || !isSafeAddress(origin, environment))
      problems.push([
        "COUNTERSIGN_WIDGET_ORIGINS",
        `must be https origins without a path, separated by commas; ${JSON.stringify(origin)} is not one`,
      ]);
  }
  if (origins && !publicUrl?.startsWith("https://"))
    problems.push(["COUNTERSIGN_WIDGET_ORIGINS", "needs an https COUNTERSIGN_PUBLIC_URL: browsers keep a framed page's cookie over https only"]);
  return problems;
}

export function originsIn(list: string | undefined): string[] {
  return (list ?? "")
    .split(",")
    .map((origin) => origin.trim())
    .filter((origin) => origin !== "");
}

/** Plain http is for trying things out on one machine, never for production. */
function isSafeAddress(address: string, environment: Environment): boolean {
  const { protocol, hostname } = new URL(address);
  return protocol === "https:" || (protocol === "http:" && environment !== "production" && ["127.0.0.1", "localhost", "[::1]"].includes(hostname));
}
