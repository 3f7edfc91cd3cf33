import type { Log } from "../../core/log.ts";
import type { ExampleStore } from "./example-store.ts";

/** Asks the first and, when it fails, the second: a service that is down makes the allowlist less sure and never more open. */
export function withFallback(first: ExampleStore, second: ExampleStore, log: Pick<Log, "warn">): ExampleStore {
  const orElse = async <Result>(ask: () => Promise<Result>, instead: () => Promise<Result>) => {
    try {
      return await ask();
    } catch (error) {
      log.warn({ err: error }, "requests are compared with the examples offline, because the embedding service failed");
      return instead();
    }
  };
  return {
    async fill() {
      const added = await second.fill();
      return orElse(
        async () => added + (await first.fill()),
        async () => added,
      );
    },
    likenessOf: (texts) =>
      orElse(
        () => first.likenessOf(texts),
        () => second.likenessOf(texts),
      ),
  };
}
