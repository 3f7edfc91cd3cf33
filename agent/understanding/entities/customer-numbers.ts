import type { Reading } from "../match/reading.ts";

/** To somebody who buys nothing, "PO-20396" is the number under which a customer ordered: it names a sales order, as typed. */
export function asCustomerNumbers(reading: Reading): Reading {
  const isTheirs = (start: number, end: number) => /^PO\b/i.test(reading.text.slice(start, end));
  return {
    ...reading,
    entities: reading.entities.map((entity) =>
      entity.kind === "purchase_order" && isTheirs(entity.start, entity.end)
        ? { ...entity, kind: "order", value: reading.text.slice(entity.start, entity.end) }
        : entity,
    ),
    marks: reading.marks.map((mark) => (mark.sign === "<purchase_order>" && isTheirs(mark.start, mark.end) ? { ...mark, sign: "<order>" } : mark)),
  };
}
