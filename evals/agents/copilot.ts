import type { Agent } from "./agent.ts";

/** The program as people have it: the configured models, the playbook last. */
export const copilot: Agent = {
  name: "copilot",
  ask: ({ program, principal, id, thread, question, onEvent }) => program.conversation.ask({ id, thread, principal, question, onProgress: onEvent }),
};
