import { existsSync } from "node:fs";
import { type Browser, chromium } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type Staging, somebody, startStaging } from "./test-staging.ts";

const CHROMIUM = process.env["CHROMIUM_PATH"] ?? "/usr/bin/chromium";
const present = existsSync(CHROMIUM);

describe.skipIf(!present)(`signing in, in a browser${present ? "" : ": install Chromium, or set CHROMIUM_PATH"}`, () => {
  let browser: Browser;
  let staging: Staging;
  beforeAll(async () => {
    browser = await chromium.launch({ executablePath: CHROMIUM, args: ["--no-sandbox", "--disable-gpu", "--disable-background-networking"] });
    staging = await startStaging();
  });
  afterAll(async () => {
    await browser?.close();
    await staging?.dispose();
  });

  async function visit(path: string) {
    const context = await browser.newContext({ locale: "en-GB" });
    context.setDefaultTimeout(20_000);
    const page = await context.newPage();
    await page.goto(staging.url + path);
    return page;
  }

  test("a page without a session goes to the identity provider and comes back to where it was", { timeout: 60_000 }, async () => {
    staging.issuer.person.claims = somebody("clara", ["countersign-operations-managers"]);
    const page = await visit("/console?view=audit");
    await page.getByText("clara").first().waitFor();
    expect(page.url()).toBe(`${staging.url}/console?view=audit`);
    await page.goto(staging.url);
    await page.getByLabel("Your question").waitFor();
    const [cookie] = await page.context().cookies();
    expect(cookie).toMatchObject({ name: "countersign_session", httpOnly: true, sameSite: "Strict" });

    await page.getByRole("button", { name: "Sign out" }).click();
    await page.getByRole("heading", { name: "You are signed out" }).waitFor();
    expect(page.url()).toBe(`${staging.url}/auth/signed-out`);
    await page.getByRole("link", { name: "Sign in" }).click();
    await page.getByLabel("Your question").waitFor();
  });

  test("somebody without a role sees that, and nothing to ask with", { timeout: 60_000 }, async () => {
    staging.issuer.person.claims = somebody("guest", []);
    const page = await visit("/");
    await page.getByRole("heading", { name: "You have no role here" }).waitFor();
    expect(await page.getByLabel("Your question").count()).toBe(0);
  });

  test("somebody who is refused is told so and not sent round for ever", { timeout: 60_000 }, async () => {
    staging.issuer.person.claims = somebody("no good login");
    const page = await visit("/");
    await page.getByRole("heading", { name: "You are not signed in" }).waitFor();
    expect(page.url()).toContain("/auth/callback");
    await page.goto(staging.url);
    await page.getByRole("link", { name: "Sign in" }).waitFor();
    expect(page.url()).toBe(`${staging.url}/`);
  });
});
