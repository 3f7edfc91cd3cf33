import { JsonPlusSerializer, type SerializerProtocol } from "@langchain/langgraph-checkpoint";
import type { Sealer } from "../store/seal.ts";

/**
 * Checkpoints hold nothing readable: every value is sealed before it is stored. The sealed form is itself JSON, because
 * the PostgreSQL saver parses what it is given for its metadata column, and it may come back sealed once more.
 */
export function createSealedSerde(sealer: Sealer): SerializerProtocol {
  const plain = new JsonPlusSerializer();

  async function open(text: string): Promise<unknown> {
    const envelope: unknown = JSON.parse(text);
    if (!isEnvelope(envelope)) throw new TypeError("A checkpoint value is not sealed.");
    const { type, data } = JSON.parse(sealer.open("checkpoint", Buffer.from(envelope.sealed, "base64")));
    const value: unknown = await plain.loadsTyped(type, Buffer.from(data, "base64"));
    return isEnvelope(value) ? open(JSON.stringify(value)) : value;
  }

  return {
    async dumpsTyped(value: unknown) {
      const [type, bytes] = await plain.dumpsTyped(value);
      const sealed = sealer.seal("checkpoint", JSON.stringify({ type, data: Buffer.from(bytes).toString("base64") }));
      return ["json", new TextEncoder().encode(JSON.stringify({ sealed: sealed.toString("base64") }))];
    },
    async loadsTyped(_type: string, data: Uint8Array | string) {
      return open(typeof data === "string" ? data : new TextDecoder().decode(data));
    },
  };
}

function isEnvelope(value: unknown): value is { sealed: string } {
  return typeof value === "object" && value !== null && Object.keys(value).length === 1 && "sealed" in value && typeof value.sealed === "string";
}
