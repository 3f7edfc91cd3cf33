import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { createSealer } from "../store/seal.ts";
import { freshEmbedded, type TestStore } from "../store/test-store.ts";
import { loadPolicy } from "./policy.ts";
import { createVaultStore } from "./vault-store.ts";

const policy = loadPolicy(join(import.meta.dirname, "policy"));

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
