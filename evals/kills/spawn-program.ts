import { fork } from "node:child_process";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Order, Said } from "./orders.ts";

const ENTRY = join(import.meta.dirname, "program-process.ts");
/** Reading the program's sources anew takes longer than all that is measured here. */
const COMPILED = join(tmpdir(), "countersign-kills-compiled");
const MOST_OUTPUT = 4_000;

/** A program process; `onStep` is asked before each of its statements once it was told to watch them. */
export interface ProgramProcess {
  /** Undefined when the process was killed before it answered. */
  ask<Value>(order: Order): Promise<Value | undefined>;
  onStep(decide: (statement: string) => "go on" | "kill"): void;
  /** kill -9, as often as one likes. */
  kill(): Promise<void>;
  readonly wasKilled: () => boolean;
}

export async function spawnProgram(): Promise<ProgramProcess> {
  const child = fork(ENTRY, [], {
    stdio: ["ignore", "pipe", "pipe", "ipc"],
    serialization: "advanced",
    env: { ...process.env, NODE_COMPILE_CACHE: COMPILED },
  });
  let said = "";
  for (const stream of [child.stdout, child.stderr]) stream?.on("data", (chunk) => (said = (said + String(chunk)).slice(-MOST_OUTPUT)));
  let killed = false;
  let decide: (statement: string) => "go on" | "kill" = () => "go on";
  let waiting: { readonly resolve: (value: unknown) => void; readonly reject: (error: Error) => void } | undefined;
  const gone = new Promise<void>((done) =>
    child.once("exit", (code, signal) => {
      if (killed) waiting?.resolve(undefined);
      else waiting?.reject(new Error(`The program ended with ${code ?? signal}: ${said}`));
      done();
    }),
  );
  const kill = (): Promise<void> => {
    killed = true;
    child.kill("SIGKILL");
    return gone;
  };
  child.on("message", (message: Said) => {
    if (killed) return;
    if (message.kind === "answer") waiting?.resolve(message.value);
    else if (message.kind === "failed") waiting?.reject(new Error(message.message));
    else if (decide(message.statement) === "kill") void kill();
    else child.send({ goOn: message.step });
  });
  const answered = <Value>() =>
    new Promise<Value | undefined>((resolve, reject) => {
      waiting = { resolve: (value) => resolve(value as Value | undefined), reject };
    });
  await answered();
  return {
    async ask<Value>(order: Order): Promise<Value | undefined> {
      if (killed) return undefined;
      const answer = answered<Value>();
      child.send(order);
      return answer;
    },
    onStep(next) {
      decide = next;
    },
    kill,
    wasKilled: () => killed,
  };
}
