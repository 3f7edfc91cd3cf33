import type { Config } from "../server/config.ts";
import type { Program } from "../server/program.ts";

/** Where a verb prints, and the files it may touch; relative paths are those of whoever typed the command. */
export interface VerbIo {
  out(line: string): void;
  err(line: string): void;
  readFile(path: string): Promise<string>;
  writeFile(path: string, text: string): Promise<void>;
}

export interface VerbInput {
  readonly args: readonly string[];
  readonly io: VerbIo;
  /** Settings of the process in which the command was typed. */
  readonly config: Config;
}

/** A verb that works on the running program: in its process when a server runs, else in one of its own. */
export interface ProgramVerb {
  readonly kind: "program";
  readonly name: string;
  readonly usage: string;
  run(input: VerbInput, program: Program): Promise<number>;
}

/** A verb that needs no program, or starts one itself. */
export interface LocalVerb {
  readonly kind: "local";
  readonly name: string;
  readonly usage: string;
  run(input: VerbInput): Promise<number>;
}

export type Verb = ProgramVerb | LocalVerb;
