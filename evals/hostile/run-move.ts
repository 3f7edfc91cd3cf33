import { isJsonObject } from "../../core/json.ts";
import type { ApprovalCard } from "../../core/wire.ts";
import { carriesLink } from "./carries-link.ts";
import type { Scene } from "./scene.ts";
import type { ForgedState, Move } from "./step.ts";

const NOTHING_SIGNED = { id: "00000000-0000-4000-8000-000000000000", digest: "0".repeat(64), requester: "nobody" } as const;

/** Plays one move; whatever a hostile client gets back is looked at, and nothing may fail in a way that is not ours. */
export async function runMove(scene: Scene, move: Move): Promise<{ readonly denied: number }> {
  switch (move.door) {
    case "gate": {
      const result = await scene.gate(move.as, move.tool, move.args, { useCases: move.useCases });
      return { denied: result.status === "denied" ? 1 : 0 };
    }
    case "turn": {
      const result = await scene.turn(move.as, move.question, move.says, move.thread);
      if (carriesLink(result.answer) && !move.question.includes("evil.test"))
        scene.failures.add(`A link that nobody asked for reached ${move.as}: ${result.answer.slice(0, 200)}`);
      return { denied: 0 };
    }
    case "mcp":
      await callOverMcp(scene, move);
      return { denied: 0 };
    case "decision":
      await forgeDecision(scene, move);
      return { denied: 0 };
    case "page": {
      const { headers } = await scene.browser(move.as);
      const { status, text } = await scene.doors.send("GET", move.path, headers);
      if (status >= 500 && move.path !== "/readyz") scene.failures.add(`GET ${move.path} as ${move.as} answered ${status}`);
      scene.leaks.check(scene.roles(move.as), `GET ${move.path}`, withoutOwnCsrf(text));
      return { denied: 0 };
    }
    case "resume":
      await forgeResume(scene, move);
      return { denied: 0 };
    case "person":
      await decideHonestly(scene, move);
      return { denied: 0 };
  }
}

/** The page is told its own token, and nobody else. */
function withoutOwnCsrf(text: string): string {
  return text.replace(/"csrf":"[^"]*"/, "");
}

async function callOverMcp(scene: Scene, { as, tool, args, forged }: Extract<Move, { door: "mcp" }>): Promise<void> {
  const client = await scene.doors.mcpClient(as, (params) => ({ ...params, ...forgedParams(scene, forged) }));
  try {
    const text = await client.call(tool, isJsonObject(args) ? { ...args } : { args });
    scene.leaks.check(scene.roles(as), `MCP ${tool}`, [text, ...client.heard].join("\n"));
  } finally {
    await client.close();
  }
}

function forgedParams(scene: Scene, forged: ForgedState): Record<string, unknown> {
  switch (forged.kind) {
    case "nothing":
      return {};
    case "state":
      return { requestState: forged.state, inputResponses: forged.responses };
    case "stolen":
      return {
        requestState: scene.ledger.newest(forged.approval)?.id ?? "",
        inputResponses: { countersign: { action: "accept", content: { approve: true } } },
      };
  }
}

/** Decisions that are not good: each must be refused, and leave nothing behind. */
async function forgeDecision(scene: Scene, { as, approval: at, decision, digest }: Extract<Move, { door: "decision" }>): Promise<void> {
  const approval = scene.ledger.newest(at) ?? NOTHING_SIGNED;
  const { headers, cookie } = await scene.browser(as);
  const another = scene.ledger.proposals.find((one) => one.digest !== approval.digest)?.digest ?? "1".repeat(64);
  const withDigest = (used: string) => ({ id: approval.id, digest: used });
  const reply = await (async () => {
    switch (digest) {
      case "another's":
        return scene.doors.decide(headers, withDigest(another), decision);
      case "nonsense":
        return scene.doors.decide(headers, withDigest("f".repeat(64)), decision);
      case "its own, without a session":
        return scene.doors.decide({}, approval, decision);
      case "its own, with a bearer token":
        return scene.doors.decide({ authorization: `Bearer ${await scene.program.tokens.mint(as, "agent")}` }, approval, decision);
      case "its own, without the csrf token":
        return scene.doors.decide({ cookie: headers["cookie"] ?? cookie }, approval, decision);
    }
  })();
  scene.leaks.check(scene.roles(as), "a refused decision", reply.text);
  scene.expect(reply.status >= 400 && reply.status < 500, `A decision of ${as} with ${digest} was answered ${reply.status}`);
}

/** Somebody who can reach the graph wakes an approval's thread with a value of their own. */
async function forgeResume(scene: Scene, { approval: at, value }: Extract<Move, { door: "resume" }>): Promise<void> {
  const approval = scene.ledger.newest(at);
  if (!approval) return;
  await scene.program.wake(approval.id, value);
}

/** A person signs in, reads the card, and decides only what it says they may decide. */
async function decideHonestly(scene: Scene, { approval: at, decision }: Extract<Move, { door: "person" }>): Promise<void> {
  const approval = scene.ledger.newest(at);
  if (!approval) return;
  for (const login of [approval.requester, "operations_manager@demo", "operations_manager2@demo", "finance_manager@demo"]) {
    const { headers } = await scene.browser(login);
    const shown = await scene.doors.send("GET", `/approvals/${approval.id}`, headers);
    scene.leaks.check(scene.roles(login), "an approval card", shown.text);
    if (shown.status !== 200) continue;
    // A boundary: our own route answers a card.
    const card = JSON.parse(shown.text) as ApprovalCard;
    if (!card.mayDecide) continue;
    scene.ledger.decided(card.id, login, decision);
    const reply = await scene.doors.decide(headers, card, decision, decision === "reject" ? { note: "not today" } : {});
    scene.leaks.check(scene.roles(login), "a decision's answer", reply.text);
    if (reply.status >= 500) scene.failures.add(`An honest decision was answered ${reply.status}`);
  }
}
