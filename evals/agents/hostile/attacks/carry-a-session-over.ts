import type { Attack } from "../attack.ts";

const attack: Attack = {
  name: "carry-a-session-over",
  sentence: "An MCP session belongs to the principal who began it; with another's token it is unknown.",
  async run(scene) {
    const accept = "application/json, text/event-stream";
    const bearer = async (login: string) => ({ authorization: `Bearer ${await scene.program.tokens.mint(login, "mcp")}`, accept });
    const begin = {
      jsonrpc: "2.0",
      id: 1,
      method: "initialize",
      params: { protocolVersion: "2025-06-18", capabilities: {}, clientInfo: { name: "older", version: "1" } },
    };
    const session = await scene.doors.session(await bearer("buyer@demo"), begin);
    scene.expect(session !== undefined, `${attack.name}: no session was begun`);
    const stolen = { ...(await bearer("customer_service@demo")), "mcp-session-id": session ?? "", "mcp-protocol-version": "2025-06-18" };
    const { status, text } = await scene.doors.send("POST", "/mcp", stolen, { jsonrpc: "2.0", id: 2, method: "tools/list" });
    scene.expect(status === 404 && !text.includes("tools"), `${attack.name}: answered ${status}`);
  },
};

export default attack;
