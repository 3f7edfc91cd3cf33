import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { createSealer } from "../store/seal.ts";
import { freshEmbedded, type TestStore } from "../store/test-store.ts";
import { loadPolicy } from "./policy.ts";
import { createVault } from "./vault.ts";
import { createVaultStore } from "./vault-store.ts";

const policy = loadPolicy(join(import.meta.dirname, "policy"));
const external = () => createVault(policy, "openai_compatible", []);

test.for([
  { because: "a record holds it", read: "[[PERSONAL_NAME_1]]" },
  { because: "a record holds it with one bracket", read: "Ref [personal name 1]" },
  { because: "a record holds it among other text", read: "see [[ PERSONAL_NAME_1 ]] there" },
])("a placeholder that was not ours is never filled in when $because", ({ read }) => {
  const vault = external();
  vault.show("personal.name", "Acme Fasteners");
  expect(vault.restore(vault.show("open", read))).not.toContain("Acme");
  expect(vault.restore(vault.hideIn(read))).not.toContain("Acme");
});

test("a model that is shown everything has no placeholders, so that text which looks like one stays as it is", () => {
  const known = [{ placeholder: "[[PERSONAL_NAME_1]]", label: "personal.name", value: "Acme Fasteners" }];
  expect(createVault(policy, "playbook", known).restore("The reference is [[PERSONAL_NAME_1]].")).toBe("The reference is [[PERSONAL_NAME_1]].");
});

test("a customer whose name is a word of the placeholders breaks none of them", () => {
  const vault = external();
  vault.show("personal.name", "Acme Fasteners");
  vault.show("personal.name", "Personal");
  vault.show("personal.name", "Name");
  const hidden = vault.hideIn("Acme Fasteners, Personal and Name");
  expect(hidden).toBe("[[PERSONAL_NAME_1]], [[PERSONAL_NAME_2]] and [[PERSONAL_NAME_3]]");
  expect(vault.restore(hidden)).toBe("Acme Fasteners, Personal and Name");
});

test.for([
  { because: "as it stands in Odoo", text: "It comes to 1234.50 USD." },
  { because: "with separators", text: "It comes to 1,234.50 USD." },
  { because: "as a German writes it", text: "It comes to 1.234,50 USD." },
  { because: "without its last zero", text: "It comes to 1,234.5 USD." },
])("an amount is hidden from the provider $because", ({ text }) => {
  const vault = external();
  vault.show("commercial.total", "1234.50");
  expect(vault.hideIn(text)).toBe("It comes to [[COMMERCIAL_TOTAL_1]] USD.");
});

test("part of a longer number is no amount of ours", () => {
  const vault = external();
  vault.show("commercial.price", "234.50");
  expect(vault.hideIn("1,234.50 and 234.505")).toBe("1,234.50 and 234.505");
});

let scene: TestStore;
beforeEach(async () => {
  scene = await freshEmbedded();
});
afterEach(() => scene.dispose());

test("two turns at once never share a placeholder for two values: the second is refused", async () => {
  const vaults = createVaultStore({ pool: scene.store.pool, sealer: createSealer("a secret of the tests, long enough to pass"), policy });
  const [one, other] = [await vaults.open("t", "openai_compatible"), await vaults.open("t", "openai_compatible")];
  one.show("personal.name", "Acme Fasteners");
  other.show("personal.name", "Azure Interior");
  await vaults.save("t", one);
  await expect(vaults.save("t", other)).rejects.toMatchObject({ code: "STALE" });
  expect((await vaults.open("t", "openai_compatible")).restore("[[PERSONAL_NAME_1]]")).toBe("Acme Fasteners");
});

test("two turns at once that hide the same values agree", async () => {
  const vaults = createVaultStore({ pool: scene.store.pool, sealer: createSealer("a secret of the tests, long enough to pass"), policy });
  const [one, other] = [await vaults.open("t", "openai_compatible"), await vaults.open("t", "openai_compatible")];
  for (const vault of [one, other]) vault.show("personal.name", "Acme Fasteners");
  await vaults.save("t", one);
  await expect(vaults.save("t", other)).resolves.toBeUndefined();
});
