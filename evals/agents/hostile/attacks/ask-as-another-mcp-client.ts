import type { Attack } from "../attack.ts";

const attack: Attack = {
  name: "ask-as-another-mcp-client",
  sentence: "Tokens of another use, of another maker or without a name open no MCP door.",
  async run(scene) {
    const agent = await scene.program.tokens.mint("operations_manager@demo", "agent");
    const good = await scene.program.tokens.mint("customer_service@demo", "mcp");
    const [header = "", payload = "", signature = ""] = good.split(".");
    const renamed = Buffer.from(Buffer.from(payload, "base64url").toString().replace("customer_service", "operations_manager")).toString("base64url");
    const unsigned = `${Buffer.from('{"alg":"none"}').toString("base64url")}.${renamed}.`;
    const tokens = [agent, `${header}.${renamed}.${signature}`, unsigned, `${good}x`, "", "undefined", scene.secret];
    const body = { jsonrpc: "2.0", id: 1, method: "tools/list", params: {} };
    const accept = "application/json, text/event-stream";
    for (const token of tokens) {
      const { status } = await scene.doors.send("POST", "/mcp", { authorization: `Bearer ${token}`, accept }, body);
      scene.expect(status === 401, `${attack.name}: a bad token was answered ${status}`);
    }
    for (const origin of ["https://evil.test", "null", "http://127.0.0.1.evil.test"]) {
      const { status } = await scene.doors.send("POST", "/mcp", { authorization: `Bearer ${good}`, accept, origin }, body);
      scene.expect(status === 403, `${attack.name}: the origin ${origin} was answered ${status}`);
    }
  },
};

export default attack;
