import { z } from "zod";
import { namesIn, PLACEHOLDERS, placeholdersOf } from "../tools/message-template.ts";

const MODELS = Object.keys(PLACEHOLDERS).filter((model): model is keyof typeof PLACEHOLDERS => model in PLACEHOLDERS);

const template = z
  .strictObject({
    id: z.string().regex(/^[a-z][a-z_]*$/),
    title: z.string().min(1).max(80),
    on: z.enum(MODELS),
    subject: z.string().min(1).max(200),
    body: z.string().min(1).max(4_000),
  })
  .superRefine(({ on, subject, body }, context) => {
    for (const [part, words] of [
      ["subject", subject],
      ["body", body],
    ] as const) {
      const unknown = namesIn(words).find((name) => !placeholdersOf(on).has(name));
      if (unknown !== undefined)
        context.addIssue({
          code: "custom",
          path: [part],
          message: `{${unknown}} is nothing that a ${on} has here; it has ${[...placeholdersOf(on).keys()].join(", ")}`,
        });
    }
  });

/** policy/templates.yaml: what may be written to customers at all; nobody's own words go out. */
export const templatesSchema = z.strictObject({
  version: z.number().int().positive(),
  templates: z.array(template).refine((all) => new Set(all.map(({ id }) => id)).size === all.length, { error: "two templates have the same id" }),
});
