import { readFile } from "node:fs/promises";
import { z } from "zod";
import { CopilotError } from "../../core/errors.ts";
import type { Config } from "../../server/config.ts";

const RUBRIC = new URL("../../docs/governance/judge-rubric.md", import.meta.url);
const TIMEOUT_MS = 60_000;

const mark = z.number().int().min(1).max(5);
const marksSchema = z.object({ right: mark, complete: mark, short: mark, plain: mark, why: z.string().max(500).default("") });
const replySchema = z.object({ choices: z.array(z.object({ message: z.object({ content: z.string() }) })).min(1) });

/** A model's marks for one answer; shown, and decisive of nothing. */
export type Marks = z.output<typeof marksSchema>;

export type Judge = (question: string, answer: string, truth: readonly string[]) => Promise<Marks | undefined>;

/** Asks the configured model by the published rubric; what it can't be got to say in that form is no mark. */
export async function createJudge({ openai }: Pick<Config, "openai">): Promise<Judge> {
  if (!openai) throw new CopilotError("NOT_CONFIGURED", "A judge is a language model: set OPENAI_MODEL, and OPENAI_BASE_URL where it is.");
  const [, rubric = ""] = (await readFile(RUBRIC, "utf8")).split("\n---\n");
  const url = `${(openai.baseUrl ?? "https://api.openai.com/v1").replace(/\/$/, "")}/chat/completions`;
  return async (question, answer, truth) => {
    try {
      const response = await fetch(url, {
        method: "POST",
        headers: { authorization: `Bearer ${openai.apiKey}`, "content-type": "application/json" },
        body: JSON.stringify({
          model: openai.model,
          temperature: 0,
          messages: [
            { role: "system", content: rubric.trim() },
            { role: "user", content: JSON.stringify({ question, answer, truth }) },
          ],
        }),
        signal: AbortSignal.timeout(TIMEOUT_MS),
      });
      const reply = replySchema.parse(await response.json());
      return marksSchema.parse(JSON.parse(/\{[\s\S]*\}/.exec(reply.choices[0]?.message.content ?? "")?.[0] ?? ""));
    } catch {
      return undefined;
    }
  };
}
