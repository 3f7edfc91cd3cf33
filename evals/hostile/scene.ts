import { createHash } from "node:crypto";
import { loadScript } from "../../agent/models/playbook/load-script.ts";
import { createPlaybook } from "../../agent/models/playbook/playbook.ts";
import type { Principal, Role } from "../../core/principal.ts";
import type { TurnResult } from "../../core/wire.ts";
import { createApprovalStore } from "../../guardrails/approvals/approval-store.ts";
import type { GateResult } from "../../guardrails/gate.ts";
import { loadPolicy, useCasesOf } from "../../guardrails/policy.ts";
import type { Sandbox } from "../../odoo/sandbox/sandbox.ts";
import type { Config } from "../../server/config.ts";
import { createLog } from "../../server/log.ts";
import { demoLogins } from "../../server/people.ts";
import { createSealer } from "../../store/seal.ts";
import { createHostileModel, type Line } from "../agents/hostile/hostile-model.ts";
import { temporaryProgram } from "../temporary-program.ts";
import { type AdminDoor, embeddedDoor, realDoor } from "./admin-door.ts";
import { plantCanaries } from "./canaries.ts";
import { clearanceOf } from "./clearance.ts";
import { openDoors } from "./doors.ts";
import { createFailures } from "./failures.ts";
import { plantInstructions } from "./instructions.ts";
import { createLeakWatch } from "./leak-watch.ts";
import { createLedger } from "./ledger.ts";
import { relationsOf } from "./relations.ts";
import { vocabularyOf } from "./vocabulary.ts";
import { createWireWatch, type WireWatch } from "./wire-watch.ts";
import { createWorldWatch } from "./world-watch.ts";

export interface SceneOptions {
  readonly seed: number;
  readonly odoo: "embedded" | "real";
  readonly config: Config;
  /** Whether hidden fields get values of their own, and names instructions. */
  readonly canaries?: "planted" | "none";
}

/** Records of one model that get planted values; the real Odoo is slower, and one commit a value. */
const MOST_PLANTED = { embedded: 400, real: 6 } as const;

/** The whole program with a hostile model in it, and everything that watches what goes in, out and on. */
export async function openScene({ seed, odoo, config, canaries: planted = "planted" }: SceneOptions) {
  const failures = createFailures();
  const time = { now: Date.now() };
  const clock = () => new Date(time.now);
  const secret = createHash("sha256").update(`secret ${seed} ${time.now}`).digest("hex");
  const policy = loadPolicy(config.policyFolder);
  const clearance = clearanceOf(policy);
  const roles = new Map(demoLogins().map(({ login, role }) => [login, role]));
  const world = createWorldWatch(clock, failures);
  const logged: string[] = [];
  const log = createLog("info", { write: (line: string) => void logged.push(line) });
  let wire: WireWatch | undefined;
  let sandbox: Sandbox | undefined;
  const hostile = createHostileModel((request, asker) => {
    const { signal: _, onText: __, tools, ...told } = request;
    leaks.check({ providerFor: asker }, "a request to the model", JSON.stringify({ ...told, tools: tools.map(({ name }) => name) }));
  });

  const { program, dispose } = await temporaryProgram({ ...config, secret, databaseUrl: undefined, environment: "demo", openai: undefined }, odoo, {
    clock,
    log,
    models: [hostile.model, createPlaybook(await loadScript(policy.useCases))],
    tap: (sent) => wire?.tap(sent),
    onEmbedded(opened) {
      sandbox = opened;
      world.watch(opened);
    },
  });
  const door: AdminDoor = sandbox ? embeddedDoor(sandbox, world) : await realDoor(config);
  if (planted === "planted") await plantInstructions(door, odoo === "embedded" ? 12 : 3);
  const canaries = await plantCanaries(seed, door, clearance, planted === "planted" ? MOST_PLANTED[odoo] : 0);
  const leaks = createLeakWatch(canaries, failures);
  canaries.addSecret({ what: "COUNTERSIGN_SECRET", value: secret });
  const vocabulary = await vocabularyOf(door);
  const before = sandbox?.snapshot();
  if (before) world.begin(before);
  const relations = await relationsOf(policy, door, sandbox);
  wire = createWireWatch({ clearance, relations, roleOf: (login) => roles.get(login), failures, clock });
  const doors = openDoors(program);
  const ledger = createLedger();
  const browsers = new Map<string, ReturnType<typeof doors.signIn>>();

  async function person(login: string): Promise<Principal> {
    return program.people.get(login, "widget");
  }

  /** One signed-in browser each, whose cookie may stand nowhere. */
  function browser(login: string) {
    const known = browsers.get(login);
    if (known) return known;
    const opened = doors.signIn(login).then((made) => {
      canaries.addSecret({ what: `the session cookie of ${login}`, value: made.cookie });
      return made;
    });
    browsers.set(login, opened);
    return opened;
  }

  /** One call of the gate in a person's name, and what anybody would check of its result. */
  async function gate(
    login: string,
    tool: string,
    args: unknown,
    { useCases = "own", thread = "hostile" }: { readonly useCases?: "own" | "everybody's" | "none"; readonly thread?: string } = {},
  ): Promise<GateResult> {
    const principal = await person(login);
    const inHand = useCases === "none" ? [] : useCases === "own" ? useCasesOf(policy, principal) : policy.useCases;
    const result = await program.gate.call({ principal, thread: `${login}/${thread}`, useCases: inHand, model: "hostile" }, tool, args);
    leaks.check(principal.roles, `the result of ${tool}`, JSON.stringify(result));
    const offered = useCasesOf(policy, principal).some((useCase) => useCase.tools.includes(tool));
    if ((result.status === "ok" || result.status === "proposed") && (useCases === "none" || !offered))
      failures.add(`${login} called ${JSON.stringify(tool)}, which is none of their tools, and it was ${result.status}`);
    if (result.status === "proposed") ledger.proposed({ id: result.approval.id, digest: result.approval.digest, requester: login });
    return result;
  }

  /** One turn with the hostile model saying these lines; everything that the turn emits is looked at. */
  async function turn(login: string, question: string, lines: readonly Line[], thread: string = crypto.randomUUID()): Promise<TurnResult> {
    const principal = await person(login);
    const result = await hostile.saying(lines, principal.roles, () =>
      program.conversation.ask({
        id: crypto.randomUUID(),
        thread,
        principal,
        question,
        onProgress: (progress) => leaks.check(principal.roles, "an event", JSON.stringify(progress)),
      }),
    );
    leaks.check(principal.roles, "a turn's result", JSON.stringify(result));
    for (const { id, digest } of result.approvals) ledger.proposed({ id, digest, requester: login });
    return result;
  }

  return {
    seed,
    odoo,
    program,
    policy,
    clearance,
    doors,
    door,
    sandbox,
    before,
    world,
    wire,
    leaks,
    canaries,
    failures,
    ledger,
    vocabulary,
    logged,
    secret,
    clock,
    roles: (login: string): readonly Role[] => [roles.get(login) ?? "auditor"],
    logins: [...roles.keys()],
    /** How many receipts Odoo holds for an approval's commit. */
    async receiptsOf(id: string): Promise<number> {
      const approval = await createApprovalStore(createSealer(secret)).find(program.store.pool, id);
      if (!approval || approval.commitId === null) return 0;
      const domain = [
        ["module", "=", "countersign"],
        ["name", "=", approval.commitId],
      ];
      return (await door.rows("ir.model.data", domain, ["id"], 5)).length;
    },
    /** Lets time pass for everybody but Odoo. */
    wait(ms: number): void {
      time.now += ms;
    },
    person,
    browser,
    /** After a long wait sessions have ended, and everybody signs in anew. */
    forgetBrowsers: () => browsers.clear(),
    gate,
    turn,
    /** Says what must be; what is not goes among the failures. */
    expect(holds: boolean, sentence: string): void {
      if (!holds) failures.add(sentence);
    },
    async close(): Promise<void> {
      await doors.close();
      await dispose();
    },
  };
}

export type Scene = Awaited<ReturnType<typeof openScene>>;
