import { getConnInfo } from "@hono/node-server/conninfo";
import { Hono } from "hono";
import { describeRoute, validator } from "hono-openapi";
import { z } from "zod";
import { CopilotError } from "../../core/errors.ts";
import type { DemoInfo, SessionInfo } from "../../core/wire.ts";
import { useCasesOf } from "../../guardrails/policy.ts";
import { switchesOf } from "../../guardrails/switches/switches.ts";
import type { UseCase } from "../../guardrails/use-case.ts";
import { type Authenticated, requireSession } from "../authenticate.ts";
import type { Program } from "../program.ts";
import { sessionHash } from "../sessions.ts";

const MOST_SUGGESTIONS = 8;

/** /api/session and /api/demo: who is signed in, and under the demo who one can be. */
export function sessionRoutes(program: Program) {
  return new Hono<Authenticated>()
    .get("/api/demo", describeRoute({ description: "Who one can be, what to try, what is simulated. Demo only." }), async (c) => {
      if (program.config.environment !== "demo") throw new CopilotError("NOT_FOUND", "This is not the demo.");
      return c.json(await demoInfo(program));
    })
    .post(
      "/api/session",
      describeRoute({ description: "Sign in as one of the demo's people, from this machine only." }),
      validator("json", z.object({ as: z.string().max(200) })),
      async (c) => {
        if (program.config.environment !== "demo")
          throw new CopilotError("DENIED", "Picking a role is for the demo. Sign in through your identity provider.");
        const peer = getConnInfo(c).remote.address ?? "";
        if (!/^(127\.|::1$|::ffff:127\.)/.test(peer)) throw new CopilotError("DENIED", "The demo lets you pick a role from this machine only.");
        const person = await program.people.get(c.req.valid("json").as, "console");
        const old = program.cookies.session(c);
        await program.audit.append([{ kind: "session_opened", principal: person.id, roles: [...person.roles], policyDigest: program.policy.digest }]);
        const { cookie } = await program.sessions.open(person.id, {
          replaces: [old === undefined ? undefined : sessionHash(old)],
          userAgent: c.req.header("user-agent") ?? "",
        });
        program.cookies.setSession(c, cookie);
        return c.body(null, 204);
      },
    )
    .get("/api/session", describeRoute({ description: "Who is signed in." }), requireSession(program, "console"), async (c) =>
      c.json(await sessionInfo(program, c.get("person"), c.get("csrf"))),
    )
    .delete("/api/session", describeRoute({ description: "Sign out." }), requireSession(program, "console"), async (c) => {
      const cookie = program.cookies.session(c);
      if (cookie !== undefined) await program.sessions.close(cookie);
      await program.audit.append([{ kind: "session_closed", principal: c.get("person").id, policyDigest: program.policy.digest }]);
      program.cookies.deleteSession(c);
      return c.body(null, 204);
    });
}

async function sessionInfo(program: Program, person: Authenticated["Variables"]["person"], csrf: string): Promise<SessionInfo> {
  const off = new Set((await program.switches.list()).filter(({ on }) => !on).map(({ id }) => id));
  // What is switched off would only be declined.
  const isOn = ({ id, autonomy }: UseCase) => !switchesOf(id, autonomy === "propose" ? "write" : "read").some((one) => off.has(one));
  const useCases = useCasesOf(program.policy, person).filter(isOn);
  return {
    principal: { id: person.id, name: person.name, roles: person.roles },
    csrf,
    environment: program.config.environment,
    model: program.modelName,
    odoo: program.odooName,
    suggestions: useCases
      .slice(0, MOST_SUGGESTIONS)
      .map((useCase) => ({ useCase: useCase.id, title: useCase.title, prompt: promptOf(program, useCase) })),
  };
}

async function demoInfo(program: Program): Promise<DemoInfo> {
  const simulated = [
    ...(program.odooName === "embedded"
      ? ["Odoo is simulated inside this program, with a generated distributor's data. Nothing leaves this machine."]
      : []),
    ...(program.modelName === "playbook" ? ["No language model is used: the playbook answers by rules. Set OPENAI_MODEL to use one."] : []),
    "Signing in is simulated: anybody at this machine can pick a role.",
  ];
  const people = await program.people.list();
  return {
    principals: people.map((person) => {
      const [role = "auditor"] = person.roles;
      const tryThis = useCasesOf(program.policy, person)
        .slice(0, 3)
        .map((useCase) => promptOf(program, useCase));
      return { id: person.id, name: person.name, role, does: program.policy.roles[role].does, tryThis };
    }),
    simulated,
  };
}

/** A prompt that has an answer in the data at hand. */
function promptOf(program: Program, { demo, examples }: UseCase): string {
  return (program.odooName === "embedded" ? demo : undefined) ?? examples[0] ?? "";
}
