import { expect, test } from "vitest";
import { readEvents, sseParser } from "./sse.ts";

const STREAM = 'data: {"a":1}\n\n: comment\nevent: x\nid: 7\ndata: one\ndata:two\n\r\ndata: three\r\n\r\ndata: last\r\rdata: cut off';
const EVENTS = ['{"a":1}', "one\ntwo", "three", "last"];

test("data lines of one event are joined, and comments, names and ids are passed over", () => {
  expect(sseParser()(STREAM)).toEqual(EVENTS);
});

test("the events are the same wherever the network cuts the stream", () => {
  for (let size = 1; size < STREAM.length; size += 1) {
    const parse = sseParser();
    const found: string[] = [];
    for (let at = 0; at < STREAM.length; at += size) found.push(...parse(STREAM.slice(at, at + size)));
    expect(found, `cut every ${size} characters`).toEqual(EVENTS);
  }
});

test("a character that is cut in half arrives whole", async () => {
  const bytes = new TextEncoder().encode("data: 東京\n\n");
  const body = new ReadableStream<Uint8Array>({
    start(controller) {
      controller.enqueue(bytes.slice(0, 8));
      controller.enqueue(bytes.slice(8));
      controller.close();
    },
  });
  const found: string[] = [];
  for await (const data of readEvents(body)) found.push(data);
  expect(found).toEqual(["東京"]);
});
