import { z } from "zod";
import type { Change } from "../core/change.ts";
import { CopilotError } from "../core/errors.ts";
import type { Role } from "../core/principal.ts";
import type { Reader } from "../odoo/reader.ts";
import type { Documents } from "./documents.ts";
import type { Histories } from "./histories.ts";
import type { StandingOf } from "./insight-standing.ts";
import type { MessageTemplate } from "./message-template.ts";
import type { Names } from "./names.ts";
import type { OwnRecord } from "./own-record.ts";
import type { Solver } from "./solver.ts";

/** What a tool may touch: a reader that enforces the principal's policy, and the injected time. */
export interface ToolContext {
  readonly odoo: Reader;
  readonly now: Date;
  /** IANA time zone of the person who asks. */
  readonly timeZone: string;
  readonly asker: { readonly id: string; readonly roles: readonly Role[] };
  /** The messages that the policy approves of; none where it names none. */
  readonly templates?: readonly MessageTemplate[];
  /** What Countersign has on record of itself, as far as this person may see it; absent where no store is at hand. */
  readonly ownRecord?: OwnRecord;
  /** The company's documents, as far as this person may read them; absent where none are set up. */
  readonly documents?: Documents;
  /** Names like what was typed; absent where none are kept. */
  readonly names?: Names;
  /** The past as kept from Odoo, as far as this person may read it; absent where it is not kept. */
  readonly histories?: Histories;
  /** Whether an estimate may be relied upon; absent where nothing is watched. */
  readonly standing?: StandingOf;
  /** Finds the cheapest of all plans; absent where no solver is at hand. */
  readonly solve?: Solver;
}

interface ToolBase {
  readonly name: string;
  readonly description: string;
  /** Models the tool reads; the reader refuses others. */
  readonly models: readonly string[];
  readonly input: z.ZodType;
}

/** Answers from Odoo. `output` is the whitelist of what leaves, and carries each field's data class. */
export interface ReadTool extends ToolBase {
  readonly kind: "read";
  readonly output: z.ZodType;
  run(input: unknown, context: ToolContext): Promise<unknown>;
}

/** Works out a change and never writes. */
export interface WriteTool extends ToolBase {
  readonly kind: "write";
  plan(input: unknown, context: ToolContext): Promise<Change>;
}

export type Tool = ReadTool | WriteTool;

interface Definition<Input extends z.ZodType> {
  readonly name: string;
  readonly description: string;
  readonly models: readonly string[];
  readonly input: Input;
}

/** Declares a read tool; outside it takes `unknown` and parses, so validation cannot be skipped. */
export function readTool<Input extends z.ZodType, Output extends z.ZodType>(
  definition: Definition<Input> & {
    readonly output: Output;
    run(input: z.output<Input>, context: ToolContext): Promise<z.input<Output>>;
  },
): ReadTool {
  return {
    ...definition,
    kind: "read",
    async run(input, context) {
      const answer = await definition.run(parseInput(definition, input), context);
      return definition.output.parse(answer);
    },
  };
}

/** Declares a write tool: it plans, and its context could not write if it tried. */
export function writeTool<Input extends z.ZodType>(
  definition: Definition<Input> & { plan(input: z.output<Input>, context: ToolContext): Promise<Change> },
): WriteTool {
  return {
    ...definition,
    kind: "write",
    async plan(input, context) {
      return definition.plan(parseInput(definition, input), context);
    },
  };
}

function parseInput<Input extends z.ZodType>(definition: Definition<Input>, input: unknown): z.output<Input> {
  const parsed = definition.input.safeParse(input);
  if (!parsed.success) throw new CopilotError("BAD_INPUT", `${definition.name} can't take this: ${z.prettifyError(parsed.error)}`);
  return parsed.data;
}
