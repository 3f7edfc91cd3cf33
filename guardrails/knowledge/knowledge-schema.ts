import { z } from "zod";
import { ROLES } from "../../core/principal.ts";

const share = z.number().min(0).max(1);

/** A file, or with a slash at its end a folder with all below it; relative to the folder of documents. */
const files = z
  .string()
  .min(1)
  .refine((path) => !path.startsWith("/") && !path.split("/").includes(".."), { error: "must be a path inside the folder of documents" });

const pattern = z.string().superRefine((text, context) => {
  try {
    if (new RegExp(`${text}|`, "iu").exec("")?.length !== 2)
      context.addIssue({ code: "custom", message: "must hold one group in round brackets: the value" });
  } catch {
    context.addIssue({ code: "custom", message: "must be a regular expression" });
  }
});

/** policy/knowledge.yaml: which documents there are, who reads them, and what of them can be compared with Odoo. */
export const knowledgeSchema = z.strictObject({
  version: z.number().int().positive(),
  /** Files are looked at again when somebody asks and the last look is older. */
  refresh_after_minutes: z.number().int().min(0).max(1440),
  /** Below this a passage does not answer the question. */
  answers_above: share,
  /** Below this a name is not like another. */
  names_above: share,
  bounds: z.strictObject({
    documents: z.number().int().min(1).max(10_000),
    megabytes: z.number().int().min(1).max(100),
    pages: z.number().int().min(1).max(2_000),
    seconds: z.number().int().min(1).max(120),
  }),
  /** What no line names is read by nobody; the first line that names a file decides. */
  documents: z.array(z.strictObject({ files, roles: z.array(z.enum(ROLES)).min(1) })),
  /** Values that documents state in a fixed form; the pattern's one group holds the value. */
  stated: z.record(z.string().regex(/^[a-z][a-z_]*$/), z.strictObject({ files, pattern })).default({}),
});

export type KnowledgePolicy = z.output<typeof knowledgeSchema>;
