import { existsSync } from "node:fs";
import { type Browser, chromium, type Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { startTestServer } from "../testing/test-server.ts";

const CHROMIUM = process.env["CHROMIUM_PATH"] ?? "/usr/bin/chromium";
const present = existsSync(CHROMIUM);

describe.skipIf(!present)(`the whole program in a browser${present ? "" : ": install Chromium, or set CHROMIUM_PATH"}`, () => {
  let browser: Browser;
  let server: Awaited<ReturnType<typeof startTestServer>>;
  beforeAll(async () => {
    browser = await chromium.launch({ executablePath: CHROMIUM, args: ["--no-sandbox", "--disable-gpu", "--disable-background-networking"] });
    server = await startTestServer();
  });
  afterAll(async () => {
    await browser.close();
    await server.dispose();
  });

  /** A browser of its own for one person, past the page on which they say who they are. */
  async function visit(name: string, path = "/"): Promise<Page> {
    const context = await browser.newContext({ locale: "en-GB", viewport: { width: 1100, height: 800 } });
    context.setDefaultTimeout(20_000);
    const page = await context.newPage();
    await page.goto(server.url);
    await page.getByText(name).first().click();
    await page.getByRole("button", { name: /continue as/i }).click();
    await page.getByLabel("Your question").waitFor();
    if (path !== "/") await page.goto(server.url + path);
    return page;
  }

  async function say(page: Page, text: string): Promise<void> {
    await page.getByLabel("Your question").fill(text);
    await page.keyboard.press("Enter");
  }

  /** Waits for an answer in the conversation that holds this text; sources and cards hold many of the same words. */
  async function answered(page: Page, text: string): Promise<void> {
    await page.locator("cs-turn .answer", { hasText: text }).last().waitFor();
  }

  test("customer service asks, proposes and is told what became of it; the approver countersigns in a browser of her own", {
    timeout: 120_000,
  }, async () => {
    const clerk = await visit("Clara Service");
    await say(clerk, "Where is order S10001?");
    await answered(clerk, "P10001");

    await say(clerk, "Move the delivery of S10001 to next Friday");
    await clerk.getByText("What Odoo will do").waitFor();
    expect(await clerk.getByRole("button", { name: "Approve" }).count()).toBe(0);

    await say(clerk, "How many VLV-0100 can we promise?");
    await answered(clerk, "Columbus");

    const manager = await visit("Olga Operations", "/console");
    await manager.getByRole("link", { name: /Move delivery/ }).click();
    await manager.getByRole("button", { name: "Approve" }).click();
    await manager.getByText("Carried out in Odoo").waitFor();

    await clerk.getByText("Carried out in Odoo").waitFor();
    await clerk.reload();
    await clerk.getByText("Carried out in Odoo").waitFor();
    await say(clerk, "And when does S10001 ship?");
    await answered(clerk, "planned after the promised date");
  });

  test("a cost question is answered with what lies outside the role", { timeout: 120_000 }, async () => {
    const clerk = await visit("Clara Service");
    await say(clerk, "What does VLV-0125 cost us?");
    await answered(clerk, "Cost is outside your role");
  });

  test("the exposure is answered with a plot of what the table says", { timeout: 120_000 }, async () => {
    const manager = await visit("Olga Operations");
    await say(manager, "What is our exposure from stockouts?");
    const plot = manager.locator("cs-plot").first();
    await plot.getByRole("img", { name: /^Missing value by customer: / }).waitFor();
    const cells = await manager.locator("cs-turn .text table").first().locator("tbody td:last-child").allTextContents();
    expect(await plot.locator("tbody tr").count()).toBe(cells.length);
  });

  test("a manager edits a request: what was asked for ends, and a new one waits for somebody else", { timeout: 120_000 }, async () => {
    const clerk = await visit("Clara Service");
    await say(clerk, "Move the delivery of S10002 to next Friday");
    await clerk.getByText("What Odoo will do").waitFor();
    const manager = await visit("Olga Operations", "/console");
    await manager
      .getByRole("link", { name: /Move delivery/ })
      .first()
      .click();
    await manager.getByRole("button", { name: "Edit…" }).click();
    await manager.getByRole("button", { name: "Ask for this instead" }).click();
    await manager.getByText("Nothing differs yet").waitFor();
    const before = manager.url();
    await manager.locator("input[name=date]").fill(new Date(Date.now() + 20 * 86_400_000).toISOString().slice(0, 10));
    await manager.getByRole("button", { name: "Ask for this instead" }).click();
    await manager.waitForURL((url) => url.href !== before);
    await manager.getByText("somebody else must countersign it").waitFor();
    expect(await manager.getByRole("button", { name: "Approve" }).count()).toBe(0);
  });

  test("what a manager switches off is declined at once, with the reason, until it is on again", { timeout: 120_000 }, async () => {
    const clerk = await visit("Clara Service");
    const manager = await visit("Olga Operations", "/console?view=switches");
    const row = manager.getByRole("row", { name: /Every change in Odoo/ });
    await row.getByRole("button", { name: "Switch off…" }).click();
    await row.getByLabel("Reason").fill("Stock-taking");
    await row.getByRole("button", { name: "Switch off" }).click();
    await row.getByText("Off", { exact: true }).waitFor();
    await say(clerk, "Move the delivery of S10003 to next Friday");
    await answered(clerk, "Stock-taking");
    await row.getByRole("button", { name: "Switch on…" }).click();
    await row.getByLabel("Reason").fill("Counted");
    await row.getByRole("button", { name: "Switch on" }).click();
    await row.getByText("On", { exact: true }).waitFor();
  });

  test("a standing order is proposed by one manager, signed by another, and revoked at once", { timeout: 120_000 }, async () => {
    const first = await visit("Olga Operations", "/console?view=standing-orders");
    await first.locator("select[name=useCase]").selectOption({ label: "Move a delivery to another day" });
    await first.getByLabel(/Most for one change/).fill("5000");
    await first.getByLabel(/Most in a day/).fill("5000");
    await first.getByRole("button", { name: /Propose/ }).click();
    await first.getByText("Waits for a signature").waitFor();
    expect(await first.getByRole("button", { name: "Sign", exact: true }).count()).toBe(0);
    const second = await visit("Otto Operations", "/console?view=standing-orders");
    await second.getByRole("button", { name: "Sign", exact: true }).click();
    await second.getByText("In force").waitFor();
    await second.getByRole("button", { name: "Revoke" }).click();
    await second.getByText("Revoked", { exact: true }).waitFor();
  });

  test("a standing order says that it is paused while what it rests on is not trusted", { timeout: 120_000 }, async () => {
    const first = await visit("Olga Operations", "/console?view=standing-orders");
    await first.locator("select[name=useCase]").selectOption("create_purchase_order");
    await first.getByLabel(/Most for one change/).fill("500");
    await first.getByLabel(/Most in a day/).fill("500");
    await first.getByRole("button", { name: /Propose/ }).click();
    await first.getByText("Waits for a signature").waitFor();
    const second = await visit("Otto Operations", "/console?view=standing-orders");
    await second.getByRole("button", { name: "Sign", exact: true }).click();
    await second.getByText(/It signs nothing now: .*the demand forecast, on which such a change rests/).waitFor();
    await second.getByRole("button", { name: "Revoke" }).click();
    await second.getByText("It signs nothing now").waitFor({ state: "detached" });
  });
});
