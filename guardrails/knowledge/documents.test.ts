import { cp, mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { silentLog } from "../../core/log.ts";
import { describeOnBoth } from "../../store/test-store.ts";
import { loadPolicy } from "../policy.ts";
import { createKnowledge } from "./documents.ts";
import { wordsEmbedder } from "./words-embedder.ts";

const DEMO = fileURLToPath(new URL("../../odoo/sandbox/documents", import.meta.url));
const { knowledge: policy } = loadPolicy(fileURLToPath(new URL("../policy", import.meta.url)));

describeOnBoth("the company's documents", (fresh) => {
  const scene = async (more: { readonly policy?: Partial<typeof policy>; readonly now?: () => Date } = {}) => {
    const { store, dispose } = await fresh();
    const folder = await mkdtemp(join(tmpdir(), "countersign-documents-"));
    await cp(DEMO, folder, { recursive: true });
    const clock = more.now ?? (() => new Date("2026-06-04T12:00:00Z"));
    const knowledge = createKnowledge({ store, embedders: [wordsEmbedder()], policy: { ...policy, ...more.policy }, folder, clock, log: silentLog });
    await knowledge.sync();
    return {
      knowledge,
      folder,
      async done() {
        await dispose();
        await rm(folder, { recursive: true, force: true });
      },
    };
  };

  test("are read once, found by a question, and quoted word for word with their place", async () => {
    const { knowledge, done } = await scene();
    expect((await knowledge.sync()).changed).toEqual([]);
    const [found] = await knowledge.documentsFor(["customer_service"]).search("How much is the restocking fee?", 3);
    expect(found).toMatchObject({ document: "Returns policy", heading: "Restocking fee", page: null });
    expect(found?.text).toContain("A restocking fee of 15 percent is charged on standard goods that are returned unused.");
    const [claim] = await knowledge.documentsFor(["warehouse"]).search("How much is Ridgeline Freight liable for per pound?", 3);
    expect(claim).toMatchObject({ document: "Carrier claims guide", heading: "Liability", page: 2 });
    await done();
  });

  test("are read by nobody whom the policy doesn't name, and change nothing for them", async () => {
    const { knowledge, folder, done } = await scene();
    const question = "On which days is the payment run?";
    const outsider = knowledge.documentsFor(["customer_service"]);
    expect(await knowledge.documentsFor(["accounts_payable"]).search(question, 3)).toHaveLength(1);
    const before = {
      passages: await outsider.search(question, 3),
      ranked: await knowledge.rank("restocking fee", ["customer_service"]),
      count: await outsider.count(),
    };
    expect(before.passages).toEqual([]);
    await writeFile(
      join(folder, "finance", "secret.md"),
      "# Secret\n\n## Restocking fee\n\nThe restocking fee and the payment run are secret. roles: [customer_service]\n",
    );
    await writeFile(join(folder, "unlisted.md"), "---\nroles: [customer_service]\n---\n# Unlisted\n\nThe payment run is daily.\n");
    await knowledge.sync();
    expect(await outsider.search(question, 3)).toEqual([]);
    expect(await knowledge.rank("restocking fee", ["customer_service"])).toEqual(before.ranked);
    expect(await outsider.count()).toBe(before.count);
    await done();
  });

  test("are read again when somebody asks and the last look is old, and go when their file goes", async () => {
    let now = new Date("2026-06-04T12:00:00Z");
    const { knowledge, folder, done } = await scene({ now: () => now });
    const documents = knowledge.documentsFor(["sales"]);
    await writeFile(join(folder, "returns-policy.md"), "# Returns policy\n\n## Restocking fee\n\nThe restocking fee is 20 percent.\n");
    expect((await documents.search("restocking fee", 1))[0]?.text).toContain("15 percent");
    now = new Date("2026-06-04T12:10:00Z");
    expect((await documents.search("restocking fee", 1))[0]?.text).toContain("20 percent");
    await rm(join(folder, "returns-policy.md"));
    await knowledge.sync();
    expect(await documents.search("restocking fee", 1)).toEqual([]);
    await done();
  });

  test("state what can be compared, for those who may read it", async () => {
    const { knowledge, done } = await scene();
    expect(await knowledge.documentsFor(["sales"]).stated("return_window_days")).toMatchObject({
      value: "30",
      passage: { heading: "Return window" },
    });
    expect(await knowledge.documentsFor(["admin"]).stated("return_window_days")).toBeUndefined();
    expect(await knowledge.documentsFor(["sales"]).stated("nothing_declared")).toBeUndefined();
    await done();
  });

  test.for([
    { because: "it is no PDF", name: "a.pdf", bytes: "hello" },
    {
      because: "it only begins like one",
      name: "a.pdf",
      bytes: "%PDF-1.7\n1 0 obj\n<< /Type /Catalog /Pages 1 0 R >>\nendobj\ntrailer << /Root 1 0 R >>",
    },
    { because: "it is too large", name: "a.md", bytes: "x".repeat(1_100_000) },
    { because: "it is no text", name: "a.md", bytes: "# A\n\n\0\0\0" },
  ])("say so and keep the others readable when $because", async ({ name, bytes }) => {
    const { knowledge, folder, done } = await scene({ policy: { bounds: { ...policy.bounds, megabytes: 1, seconds: 10 } } });
    await mkdir(join(folder, "sub"));
    await writeFile(join(folder, "sub", name), bytes);
    const { problems } = await knowledge.sync();
    expect(problems).toEqual([{ path: `sub/${name}`, problem: expect.any(String) }]);
    expect(await knowledge.documentsFor(["sales"]).search("restocking fee", 1)).toHaveLength(1);
    await done();
  });
});
