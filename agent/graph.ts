import { type BaseCheckpointSaver, END, START, StateGraph } from "@langchain/langgraph";
import type { AgentDeps } from "./deps.ts";
import { act } from "./nodes/act.ts";
import { admit } from "./nodes/admit.ts";
import { allow } from "./nodes/allow.ts";
import { answer } from "./nodes/answer.ts";
import { propose } from "./nodes/propose.ts";
import { think } from "./nodes/think.ts";
import { type State, TurnState } from "./turn-state.ts";

/** One turn: admit, then think and act until there is an answer; proposals wait in threads of their own. */
export function createTurnGraph(deps: AgentDeps, checkpointer: BaseCheckpointSaver) {
  return new StateGraph(TurnState)
    .addNode("admit", admit(deps))
    .addNode("allow", allow(deps))
    .addNode("think", think(deps))
    .addNode("act", act(deps))
    .addNode("propose", propose(deps))
    .addNode("answer", answer(deps))
    .addEdge(START, "admit")
    .addConditionalEdges("admit", afterAdmit, ["allow", "answer"])
    .addConditionalEdges("allow", afterAllow, ["think", "answer"])
    .addConditionalEdges("think", afterThink, ["think", "act", "answer"])
    .addEdge("act", "propose")
    .addEdge("propose", "think")
    .addConditionalEdges("answer", afterAnswer, ["think", END])
    .compile({ checkpointer });
}

const afterAdmit = ({ result }: State) => (result ? "answer" : "allow");
const afterAllow = ({ result }: State) => (result ? "answer" : "think");
const afterThink = ({ step }: State) => (step === null ? "think" : step.kind === "calls" ? "act" : "answer");
const afterAnswer = ({ result }: State) => (result ? END : "think");
