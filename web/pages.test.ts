import { execFile } from "node:child_process";
import { existsSync } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { promisify } from "node:util";
import { type Browser, chromium, type Page } from "playwright-core";
import { afterAll, beforeAll, beforeEach, describe, expect, onTestFinished, test } from "vitest";
import { type ScriptedServer, scriptedServer } from "./test-server/server.ts";

const ROOT = resolve(import.meta.dirname, "..");
const CHROMIUM = process.env["CHROMIUM_PATH"] ?? "/usr/bin/chromium";
const present = existsSync(CHROMIUM);
const FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"];

describe.skipIf(!present)(`the pages in a browser${present ? "" : ": install Chromium, or set CHROMIUM_PATH"}`, () => {
  let dist: string;
  let browser: Browser;
  let server: ScriptedServer;

  beforeAll(async () => {
    dist = await mkdtemp(join(tmpdir(), "countersign-web-"));
    await promisify(execFile)(
      process.execPath,
      [join(ROOT, "node_modules/vite/bin/vite.js"), "build", "web", "--outDir", dist, "--logLevel", "warn"],
      {
        cwd: ROOT,
      },
    );
    browser = await chromium.launch({ executablePath: CHROMIUM, args: FLAGS });
  });

  afterAll(async () => {
    await browser?.close();
    await rm(dist, { recursive: true, force: true });
  });

  beforeEach(async () => {
    server = await scriptedServer(dist);
    return () => server.close();
  });

  /** A page of a browser of its own; anything that the content security policy blocks, or that throws, fails the test. */
  async function visit(path: string, principal?: string): Promise<Page> {
    const context = await browser.newContext({ locale: "en-GB", viewport: { width: 1100, height: 800 } });
    context.setDefaultTimeout(10_000);
    const page = await context.newPage();
    const troubles: string[] = [];
    page.on("pageerror", (error) => troubles.push(error.message));
    page.on("console", (message) => {
      if (message.type() === "error" && !/Failed to load resource/.test(message.text())) troubles.push(message.text());
    });
    onTestFinished(async () => {
      await context.close();
      expect(troubles).toEqual([]);
    });
    if (principal !== undefined) await context.request.post(`${server.url}/api/session`, { data: { as: principal } });
    await page.goto(server.url + path);
    return page;
  }

  const ask = async (page: Page, text: string) => {
    await page.getByLabel("Your question").fill(text);
    await page.keyboard.press("Enter");
  };
  const answer = (page: Page) => page.locator("cs-turn .answer").last();
  const message = (page: Page) => page.getByLabel("Your question");

  test("the first screen says who one can be, what to try and what is simulated, and a try begins a conversation", async () => {
    const page = await visit("/");
    await expect.poll(() => page.getByRole("radio").count()).toBe(9);
    await page.getByRole("radio", { name: "Buyer" }).check();
    expect(await page.getByText("Buys: purchase orders").isVisible()).toBe(true);
    expect(await page.getByText("What is simulated").isVisible()).toBe(true);
    await page.getByRole("button", { name: "Where is order S00042?" }).click();
    await answer(page).getByText("is on its way in part").waitFor();
    expect(await page.getByLabel("You are").inputValue()).toBe("buyer@demo");
  });

  test("an answer shows its table and, folded, the records it rests on", async () => {
    const page = await visit("/", "sales@demo");
    await ask(page, "Where is order S00042?");
    await page.getByText("Sources: 3 records, 5 values").click();
    expect(await page.getByRole("cell", { name: "WH/OUT/00013" }).isVisible()).toBe(true);
    expect(await page.getByRole("heading", { name: "Transfer WH/OUT/00012" }).isVisible()).toBe(true);
  });

  test("what is outside the role is said, and a choice is asked by a click", async () => {
    const page = await visit("/", "customer_service@demo");
    await ask(page, "What is the margin on the cabinet?");
    await page.getByText("Outside your role: standard price (product), margin (sales order)").waitFor();
    await page.getByRole("button", { name: "How many cabinets are free?" }).click();
    await expect.poll(() => page.locator("cs-turn").count()).toBe(2);
  });

  test("hostile text stays text", async () => {
    const page = await visit("/", "sales@demo");
    await ask(page, "hostile \u202Etext");
    await answer(page).getByText("[U+202E]evil[U+200B]").waitFor();
    await expect.poll(() => answer(page).textContent()).toContain("<script>document.title='owned'</script>");
    expect(await answer(page).locator("img, a, script, b").count()).toBe(0);
    expect(await page.title()).toBe("Countersign");
    expect(await page.locator(".question").textContent()).toContain("hostile [U+202E]text");
  });

  test("a plot is drawn beside its answer, with its numbers as a table, and its labels stay text", async () => {
    const page = await visit("/", "sales@demo");
    await ask(page, "Show the plots");
    const plots = page.locator("cs-plot");
    await expect.poll(() => plots.locator("svg").count()).toBe(3);
    expect(await page.getByRole("img", { name: /^Projected stock of \[VLV-0100\] Ball valve: / }).isVisible()).toBe(true);
    await plots.nth(1).getByText("Show as a table").click();
    expect(await plots.nth(1).getByRole("cell", { name: "US$12,345.50" }).isVisible()).toBe(true);
    expect(await plots.nth(1).locator("svg").textContent()).toContain("<img src=x");
    expect(await plots.nth(1).locator("figcaption").textContent()).toContain("[U+202E]evil");
    expect(await plots.locator("img, b, script").count()).toBe(0);
    expect(await page.title()).toBe("Countersign");
    await page.setViewportSize({ width: 375, height: 800 });
    await expect.poll(async () => Number(await plots.first().locator("svg").getAttribute("width"))).toBeLessThan(375);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(375);
  });

  test("a proposal waits in the conversation, which goes on; its approver's decision arrives by itself", async () => {
    const page = await visit("/", "customer_service@demo");
    await ask(page, "Move delivery WH/OUT/00012 to next Friday");
    const card = page.locator("cs-approval-card");
    await card.getByText("so an operations manager countersigns it").waitFor();
    expect(await card.getByRole("button", { name: "Approve" }).count()).toBe(0);
    await ask(page, "Where is order S00042?");
    await answer(page).getByText("is on its way in part").waitFor();

    const approver = await visit("/console", "operations_manager@demo");
    await approver.getByRole("link", { name: /Move delivery/ }).click();
    await approver.getByRole("button", { name: "Approve" }).click();
    await approver.getByText("Odoo now holds 5 June 2026").waitFor();
    await card.getByText("Odoo now holds 5 June 2026").waitFor();
  });

  test("a rejection carries its reason to the requester, by keyboard alone", async () => {
    const page = await visit("/", "customer_service@demo");
    await ask(page, "Move delivery WH/OUT/00012 to next Friday");
    await page.locator("cs-approval-card").waitFor();
    const approver = await visit(`/console/approvals/ap_1`, "operations_manager@demo");
    await approver.getByRole("button", { name: "Reject…" }).focus();
    await approver.keyboard.press("Enter");
    await approver.keyboard.type("The truck is full");
    await approver.keyboard.press("Tab");
    await approver.keyboard.press("Enter");
    await approver.getByText("Rejected: nothing was changed in Odoo.").waitFor();
    await page.getByText("“The truck is full”").waitFor();
  });

  test("a card that is edited under the approver's eyes asks to be read again, and the digest on the screen is what is signed", async () => {
    const page = await visit("/", "customer_service@demo");
    await ask(page, "Move delivery WH/OUT/00012 to next Friday");
    await page.locator("cs-approval-card").waitFor();
    const approver = await visit("/console/approvals/ap_1", "operations_manager@demo");
    await approver.getByRole("button", { name: "Approve" }).waitFor();
    const card = server.cards.get("ap_1");
    if (card === undefined) throw new Error("the proposal was not stored");
    const digest = "0".repeat(64);
    server.cards.set("ap_1", { ...card, digest, summary: "Move it to 9 June 2026" });
    await approver.getByText("Move it to 9 June 2026").waitFor();
    expect(await approver.getByRole("button", { name: "Approve" }).count()).toBe(0);
    await approver.getByRole("button", { name: "I have read the new version" }).click();
    const sent = approver.waitForRequest((request) => request.method() === "POST");
    await approver.getByRole("button", { name: "Approve" }).click();
    expect((await sent).postDataJSON()).toEqual({ decision: "approve", digest });
  });

  test("a decision that comes too late says so and shows what became of the change", async () => {
    const page = await visit("/", "customer_service@demo");
    await ask(page, "Move delivery WH/OUT/00012 to next Friday");
    await page.locator("cs-approval-card").waitFor();
    const approver = await visit("/console/approvals/ap_1", "operations_manager@demo");
    await approver.getByRole("button", { name: "Approve" }).waitFor();
    const card = server.cards.get("ap_1");
    if (card !== undefined) server.cards.set("ap_1", { ...card, status: "expired", outcome: "Nobody decided in time." });
    await approver.getByRole("button", { name: "Approve" }).click({ timeout: 1500 });
    await approver.getByText("Nobody decided in time.").waitFor();
  });

  test("a reload keeps the conversation and its approvals, for this principal only", async () => {
    const page = await visit("/", "customer_service@demo");
    await ask(page, "Move delivery WH/OUT/00012 to next Friday");
    await page.locator("cs-approval-card").waitFor();
    await page.reload();
    await page.locator("cs-approval-card").getByText("Pending").waitFor();
    await page.getByLabel("You are").selectOption("buyer@demo");
    await page.getByText("What do you need?").waitFor();
    expect(await page.locator("cs-turn").count()).toBe(0);
  });

  test("a question that does not get through comes back to its author, also after a reload", async () => {
    const page = await visit("/", "sales@demo");
    await page.context().setOffline(true);
    await ask(page, "Where is order S00042?");
    await page.getByRole("alert").getByText("Check your connection").waitFor();
    expect(await message(page).inputValue()).toBe("Where is order S00042?");
    await page.context().setOffline(false);
    await page.reload();
    await expect.poll(() => message(page).inputValue()).toBe("Where is order S00042?");
    await message(page).press("Enter");
    await answer(page).getByText("is on its way in part").waitFor();
    expect(await message(page).inputValue()).toBe("");
  });

  test("an answer that was cut off is fetched from the server", async () => {
    const page = await visit("/", "sales@demo");
    server.failNext = "cut";
    await ask(page, "Where is order S00042?");
    await page.getByText("Sources: 3 records").waitFor();
  });

  test("an answer that is lost can be asked for again, and so can one that failed", async () => {
    const page = await visit("/", "sales@demo");
    server.failNext = "lose";
    await ask(page, "Where is order S00042?");
    await answer(page).getByText("The connection was lost before the answer was complete").waitFor();
    await ask(page, "break");
    await answer(page).getByText("Odoo is not answering. Try again in a minute.").waitFor();
    await page.getByRole("button", { name: "Ask again" }).first().click();
    await page.getByText("Sources: 3 records").waitFor();
  });

  test("Shift+Enter starts a line, and what is too long is counted and not sent", async () => {
    const page = await visit("/", "sales@demo");
    await message(page).pressSequentially("one");
    await message(page).press("Shift+Enter");
    await message(page).pressSequentially("two");
    expect(await message(page).inputValue()).toBe("one\ntwo");
    await message(page).fill("x".repeat(3_700));
    await page.getByText("3,700 of 4,000 characters").waitFor();
    await message(page).fill("x".repeat(4_001));
    await page.getByText("shorten it to send").waitFor();
    await message(page).press("Enter");
    expect(await page.getByRole("button", { name: "Send" }).isDisabled()).toBe(true);
    expect(await page.locator("cs-turn").count()).toBe(0);
  });

  test("the widget is one file that another page can load", async () => {
    const page = await visit("/embedding", "sales@demo");
    await page.getByText("What do you need?").waitFor();
    await ask(page, "Where is order S00042?");
    await answer(page).getByText("is on its way in part").waitFor();
  });

  test("the audit list is for auditors, and says so to others", async () => {
    const page = await visit("/console?view=audit", "auditor@demo");
    await expect.poll(() => page.locator("tbody tr").count()).toBe(30);
    const other = await visit("/console?view=audit", "sales@demo");
    await other.getByText("The audit log is for auditors.").waitFor();
  });

  test("no page is wider than a phone", async () => {
    const page = await visit("/", "customer_service@demo");
    await page.setViewportSize({ width: 360, height: 740 });
    await ask(page, "Show a long table");
    await page.getByRole("button", { name: "Send" }).waitFor();
    expect(await page.getByRole("region", { name: "Table" }).isVisible()).toBe(true);
    await ask(page, "Move delivery WH/OUT/00012 to next Friday");
    await page.locator("cs-approval-card").waitFor();
    for (const path of ["/", "/console", "/console/approvals/ap_1"]) {
      await page.goto(server.url + path);
      await page.getByText("Move delivery WH/OUT/00012").first().waitFor();
      expect(await page.evaluate(() => document.documentElement.scrollWidth), path).toBeLessThanOrEqual(360);
    }
  });
});
