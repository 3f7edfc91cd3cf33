import { AsyncLocalStorage } from "node:async_hooks";
import { Annotation, type BaseCheckpointSaver, Command, END, interrupt, START, StateGraph } from "@langchain/langgraph";
import type { Commit } from "../guardrails/commit.ts";

const State = Annotation.Root({
  approvalId: Annotation<string>(),
  status: Annotation<string>(),
});

/** Each proposal waits in a graph thread of its own, in the database, so that the conversation can go on. */
export function createApprovalThreads({ commit, checkpointer }: { readonly commit: Commit; readonly checkpointer: BaseCheckpointSaver }) {
  const graph = new StateGraph(State)
    .addNode("await-approval", awaitApproval)
    .addNode("commit-change", async ({ approvalId }) => ({ status: await commit.commitApproved(approvalId) }))
    .addEdge(START, "await-approval")
    .addEdge("await-approval", "commit-change")
    .addEdge("commit-change", END)
    .compile({ checkpointer });

  // A graph invoked inside another graph's node becomes its subgraph, and its interrupt would stop the conversation.
  const outside = AsyncLocalStorage.snapshot();
  const configOf = (approvalId: string) => ({ configurable: { thread_id: `approval:${approvalId}` }, durability: "sync" as const });

  /** Starts the thread; it stops at its interrupt. */
  async function open(approvalId: string): Promise<void> {
    await outside(() => graph.invoke({ approvalId }, configOf(approvalId)));
  }

  /** Lets a decided approval go on. What is done is read from the stored decision; the resume value says nothing. */
  async function settle(approvalId: string, said: unknown = "decided"): Promise<void> {
    const config = configOf(approvalId);
    let state = await graph.getState(config);
    if (state.next.length === 0 && state.values["approvalId"] === undefined) {
      await open(approvalId);
      state = await graph.getState(config);
    }
    const [waiting] = state.tasks.flatMap((task) => task.interrupts);
    const interruptId = waiting?.id;
    if (interruptId) await outside(() => graph.invoke(new Command({ resume: { [interruptId]: said } }), config));
    else if (state.next.length > 0) await outside(() => graph.invoke(null, config));
    else await commit.commitApproved(approvalId);
  }

  return { open, settle };
}

export type ApprovalThreads = ReturnType<typeof createApprovalThreads>;

/** Resuming replays this node from its first line, so it only waits; the answer merely wakes the graph. */
function awaitApproval({ approvalId }: typeof State.State): Record<string, never> {
  interrupt({ approvalId });
  return {};
}
