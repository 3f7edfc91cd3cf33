import { randomUUID } from "node:crypto";
import type { Config } from "../../server/config.ts";
import { temporaryProgram } from "../temporary-program.ts";
import type { Paraphrase } from "./paraphrases.ts";

/** Turns before the clock counts, so that the first look at Odoo's fields is not measured as an answer. */
const WARM_UP = 5;

/** How long whole turns take on the embedded Odoo, for every n-th phrasing from a place that the seed gives. */
export async function answerTimes(settings: Config, paraphrases: readonly Paraphrase[], most: number, seed: number): Promise<number[]> {
  const { program, dispose } = await temporaryProgram(
    { ...settings, databaseUrl: undefined, environment: "demo", openai: undefined, logLevel: "silent" },
    "embedded",
  );
  try {
    const step = Math.max(1, Math.floor(paraphrases.length / Math.max(1, most)));
    const asked = paraphrases.filter((_, index) => index % step === seed % step).slice(0, most);
    const times: number[] = [];
    for (const { say, useCase } of [...asked.slice(0, WARM_UP), ...asked]) {
      const roles = program.policy.useCases.find(({ id }) => id === useCase)?.roles ?? [];
      const role = roles.find((one) => one === "operations_manager") ?? roles[0];
      const principal = await program.people.get(`${role}@demo`, "cli");
      const started = performance.now();
      await program.conversation.ask({ id: randomUUID(), thread: randomUUID(), principal, question: say });
      times.push(performance.now() - started);
    }
    return times.slice(Math.min(WARM_UP, asked.length));
  } finally {
    await dispose();
  }
}
