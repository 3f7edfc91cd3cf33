import { systemClock } from "../../core/clock.ts";
import { createSigner } from "../../store/signer.ts";
import { openStore } from "../../store/store.ts";
import { createAudit } from "./audit.ts";
import { events, headFileOf, TEST_SECRET } from "./test-audit.ts";

/** A process for the crash test: appends for ever, saying each number once it is on the record. */
const [dataFolder = "", databaseUrl] = process.argv.slice(2);
const store = await openStore({ databaseUrl, dataFolder, clock: systemClock });
const audit = createAudit({ store, signer: createSigner(TEST_SECRET, "audit"), clock: systemClock, headFile: headFileOf(dataFolder) });
for (;;) {
  const places = await Promise.all([audit.append(events(1)), audit.append(events(3))]);
  process.stdout.write(`${Math.max(...places.map(({ last }) => last))}\n`);
}
