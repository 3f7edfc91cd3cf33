import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { createSealer } from "../store/seal.ts";
import { freshEmbedded, type TestStore } from "../store/test-store.ts";
import { loadPolicy } from "./policy.ts";
import { createVaultStore } from "./vault-store.ts";

const SECRET = "a secret of the tests, long enough to pass";
const policy = loadPolicy(join(import.meta.dirname, "policy"));

let scene: TestStore;
beforeEach(async () => {
  scene = await freshEmbedded();
});
afterEach(() => scene.dispose());

test("two turns at once never share a placeholder for two values", async () => {
  const vaults = createVaultStore({ pool: scene.store.pool, sealer: createSealer(SECRET), policy, secret: SECRET });
  const [one, other] = [await vaults.open("t", "openai_compatible"), await vaults.open("t", "openai_compatible")];
  const [acme, azure] = [one.show("personal.name", "Acme Fasteners"), other.show("personal.name", "Azure Interior")];
  await vaults.save("t", one);
  await vaults.save("t", other);
  expect((await vaults.open("t", "openai_compatible")).restore(`${acme} and ${azure}`, () => true).text).toBe("Acme Fasteners and Azure Interior");
});

test("a placeholder of one conversation means nothing in another, and a value has another one there", async () => {
  const vaults = createVaultStore({ pool: scene.store.pool, sealer: createSealer(SECRET), policy, secret: SECRET });
  const [one, other] = [await vaults.open("t", "openai_compatible"), await vaults.open("u", "openai_compatible")];
  const [here, there] = [one.show("personal.name", "Acme Fasteners"), other.show("personal.name", "Acme Fasteners")];
  await vaults.save("t", one);
  await vaults.save("u", other);
  expect(there).not.toBe(here);
  expect((await vaults.open("u", "openai_compatible")).restore(here, () => true)).toEqual({ text: here, unknown: [here] });
});

test("a value keeps its placeholder from turn to turn", async () => {
  const vaults = createVaultStore({ pool: scene.store.pool, sealer: createSealer(SECRET), policy, secret: SECRET });
  const one = await vaults.open("t", "openai_compatible");
  const first = one.show("personal.name", "Acme Fasteners");
  await vaults.save("t", one);
  expect((await vaults.open("t", "openai_compatible")).show("personal.name", "Acme Fasteners")).toBe(first);
});

test("two turns at once that hide the same values agree", async () => {
  const vaults = createVaultStore({ pool: scene.store.pool, sealer: createSealer(SECRET), policy, secret: SECRET });
  const [one, other] = [await vaults.open("t", "openai_compatible"), await vaults.open("t", "openai_compatible")];
  for (const vault of [one, other]) vault.show("personal.name", "Acme Fasteners");
  await vaults.save("t", one);
  await expect(vaults.save("t", other)).resolves.toBeUndefined();
});
