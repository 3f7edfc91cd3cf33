import { afterAll, beforeAll, expect, test } from "vitest";
import { type ModelCall, type ModelReply, startModelServer } from "../agent/models/openai/test-server.ts";
import { startTestServer } from "../cli/testing/test-server.ts";

/** What the model says in the test at hand; one program serves them all. */
let script: (call: ModelCall, index: number) => ModelReply = () => ({ kind: "drop" });
let model: Awaited<ReturnType<typeof startModelServer>>;
let server: Awaited<ReturnType<typeof startTestServer>>;

beforeAll(async () => {
  model = await startModelServer((call, index) => script(call, index));
  server = await startTestServer({
    OPENAI_BASE_URL: model.url,
    OPENAI_MODEL: "scripted",
    OPENAI_API_KEY: "none",
    OPENAI_TIMEOUT_MS: "1500",
    COUNTERSIGN_LOG: "silent",
  });
});
afterAll(async () => {
  await server.dispose();
  await model.close();
});

const QUESTION = "Which deliveries are late?";

test("a model that looks things up and says what it found answers the turn, and sees placeholders for customers", { timeout: 120_000 }, async () => {
  script = (call) => {
    const last = call.messages.at(-1);
    if (last?.role !== "tool") return { kind: "calls", calls: [{ name: "list_late_deliveries", args: {} }] };
    const reference = /[A-Z]+\/OUT\/\d+/.exec(last.content ?? "")?.[0];
    const customer = /\[\[PERSONAL_NAME_\d+\]\]/.exec(last.content ?? "")?.[0];
    return { kind: "text", text: `The first late delivery is ${reference} for ${customer}.` };
  };
  const person = await server.signIn("customer_service@demo");
  const { result } = await person.ask(QUESTION);
  expect(result).toMatchObject({
    outcome: "answered",
    model: "scripted",
    usage: { inputTokens: 22, outputTokens: 14, cost: { amount: "0.000276", currency: "USD" } },
  });
  const customer = result.facts.find(({ source }) => source.model === "stock.picking" && source.field === "partner_id")?.value ?? "?";
  expect(result.answer).toContain(customer);
  expect(JSON.stringify(model.requests)).not.toContain(customer);
});

test.for<{ because: string; reply: ModelReply }>([
  { because: "is dead", reply: { kind: "drop" } },
  { because: "is slow", reply: { kind: "hang" } },
  { because: "is overloaded", reply: { kind: "raw", status: 429, type: "application/json", body: "{}" } },
  { because: "returns a web page", reply: { kind: "raw", status: 200, type: "text/html", body: "<html>hello</html>" } },
  { because: "returns broken arguments", reply: { kind: "calls", calls: [{ name: "list_late_deliveries", args: '{"customer":"Az' }] } },
  { because: "calls a tool that it was not offered", reply: { kind: "calls", calls: [{ name: "drop_all_tables", args: {} }] } },
  { because: "answers without looking anything up", reply: { kind: "text", text: "Everything is fine." } },
  { because: "never stops calling", reply: { kind: "calls", calls: [{ name: "list_late_deliveries", args: {} }] } },
])("when the model $because, the playbook finishes the turn and says so", { timeout: 120_000 }, async ({ reply }) => {
  script = () => reply;
  const { result } = await (await server.signIn("customer_service@demo")).ask(QUESTION);
  expect(result).toMatchObject({ outcome: "answered", model: "playbook" });
  expect(result.answer).toMatch(/language model didn't answer/);
  expect(result.facts.length).toBeGreaterThan(0);
});

test("an invented number is withheld, and the records' own words are shown instead", { timeout: 120_000 }, async () => {
  script = (call) =>
    call.messages.at(-1)?.role === "tool"
      ? { kind: "text", text: "There are 98765 late deliveries." }
      : { kind: "calls", calls: [{ name: "list_late_deliveries", args: {} }] };
  const { result } = await (await server.signIn("customer_service@demo")).ask(QUESTION);
  expect(result.model).toBe("playbook");
  expect(result.answer).toMatch(/could not be verified/);
  expect(result.answer).not.toContain("98765");
});

test("a model that claims to have done what it proposed is not believed", { timeout: 120_000 }, async () => {
  const day = new Date(Date.now() + 90 * 86_400_000).toISOString().slice(0, 10);
  script = (call) => {
    const last = call.messages.at(-1);
    const reference = /[A-Z]+\/OUT\/\d+/.exec(call.messages.findLast(({ role }) => role === "user")?.content ?? "")?.[0];
    return last?.role === "tool"
      ? { kind: "text", text: "Done! I have moved it in Odoo." }
      : { kind: "calls", calls: [{ name: "reschedule_delivery", args: { delivery: reference, date: day } }] };
  };
  const person = await server.signIn("customer_service@demo");
  const late = await person.ask(QUESTION, crypto.randomUUID());
  const delivery = late.result.facts.find(({ source, value }) => source.model === "stock.picking" && value.includes("/OUT/"))?.value;
  const { result } = await person.ask(`Move delivery ${delivery} to ${day}`);
  expect(result).toMatchObject({ outcome: "needs_approval", approvals: [expect.anything()] });
  expect(result.answer).toContain("Nothing has changed in Odoo yet");
  expect(result.answer).not.toContain("Done!");
});

test.for([
  { because: "invents a placeholder", text: "The first one is for [[PERSONAL_NAME_12345678]]." },
  { because: "says a deed of its own", text: "I have rescheduled the first one." },
  { because: "invents a customer", text: "The first one is for Globex Industries." },
])("a model that $because is not shown, and the records' own words are", { timeout: 120_000 }, async ({ text }) => {
  script = (call) =>
    call.messages.at(-1)?.role === "tool" ? { kind: "text", text } : { kind: "calls", calls: [{ name: "list_late_deliveries", args: {} }] };
  const { result } = await (await server.signIn("customer_service@demo")).ask(QUESTION);
  expect(result.model).toBe("playbook");
  expect(result.answer).toMatch(/could not be verified/);
  expect(result.answer).not.toContain(text);
});

test("links, images and HTML of a model's answer reach nobody", { timeout: 120_000 }, async () => {
  script = (call) => {
    const last = call.messages.at(-1);
    if (last?.role !== "tool") return { kind: "calls", calls: [{ name: "list_late_deliveries", args: {} }] };
    const reference = /[A-Z]+\/OUT\/\d+/.exec(last.content ?? "")?.[0];
    return { kind: "text", text: `[${reference}](https://evil.example/?q=${reference}) is late. ![x](https://evil.example/p.png) <img src=x>` };
  };
  const { result } = await (await server.signIn("customer_service@demo")).ask(QUESTION);
  expect(result.model).toBe("scripted");
  expect(result.answer).toMatch(/OUT\/\d+ is late/);
  expect(result.answer).not.toMatch(/evil|<img|\]\(/);
});
