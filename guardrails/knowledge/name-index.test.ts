import { expect, test } from "vitest";
import { silentLog } from "../../core/log.ts";
import type { Row } from "../../odoo/reader.ts";
import { describeOnBoth } from "../../store/test-store.ts";
import { memoryReader } from "../../tools/test-memory-reader.ts";
import { createNameIndex } from "./name-index.ts";
import { wordsEmbedder } from "./words-embedder.ts";

const product = (id: number, name: string, write_date: string): Row => ({ id, name, write_date });

describeOnBoth("the names of records", (fresh) => {
  test("are found by a like name and in another language, and kept fresh by what was written since", async () => {
    const { store, dispose } = await fresh();
    let now = new Date("2026-06-04T12:00:00Z");
    let rows = [product(1, "Ball valve, brass", "2026-06-01 10:00:00"), product(2, "Rubber glove", "2026-06-01 10:00:00")];
    const index = createNameIndex({
      store,
      embedder: wordsEmbedder(),
      policy: { names_above: 0.4 },
      reader: async () => memoryReader({ "product.product": rows, "res.partner": [] }, []),
      clock: () => now,
      log: silentLog,
    });
    const like = async (typed: string) => [...(await index.names.like("product.product", typed)).keys()];
    expect(await like("Messing-Kugelventil")).toEqual([1]);
    expect(await like("gants caoutchouc")).toEqual([2]);
    expect(await like("forklift")).toEqual([]);

    rows = [product(1, "Steel chain", "2026-06-04 11:59:00"), ...rows.slice(1), product(3, "Ball valve, steel", "2026-06-04 11:59:00")];
    expect(await like("ball valve")).toEqual([1]);
    now = new Date("2026-06-04T12:11:00Z");
    expect(await like("ball valve")).toEqual([3]);
    expect(await index.sync()).toEqual({ "res.partner": 0, "product.product": 2 });
    await dispose();
  });
});
