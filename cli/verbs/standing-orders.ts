import { parseArgs } from "node:util";
import { z } from "zod";
import { CopilotError } from "../../core/errors.ts";
import { type StandingOrder, standingOrderTerms, statusOfOrder } from "../../guardrails/standing-orders/standing-order.ts";
import { assertMayDecideHere, personOf, untilOf } from "../person-of.ts";
import type { ProgramVerb } from "../verb.ts";

const ids = { type: "string", multiple: true } as const;

/** `cs standing-orders`: approvals in advance, proposed by one manager and signed by another. */
const standingOrders: ProgramVerb = {
  kind: "program",
  name: "standing-orders",
  usage:
    "standing-orders list|show|propose|sign|revoke [ID] --as USER [--use-case U --kind K --company ID … --per-change A --per-day A --times N --days N|--until ISO [--partner ID … --product ID … --max-days-moved N]] [--digest D] [--json]",
  async run({ args, io }, program) {
    const { values, positionals } = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        as: { type: "string" },
        "use-case": { type: "string" },
        kind: { type: "string" },
        company: ids,
        partner: ids,
        product: ids,
        "max-days-moved": { type: "string" },
        "per-change": { type: "string" },
        "per-day": { type: "string" },
        times: { type: "string" },
        days: { type: "string" },
        until: { type: "string" },
        digest: { type: "string" },
        json: { type: "boolean", default: false },
      },
    });
    const [action = "list", id] = positionals;
    const person = await personOf(program, values.as);
    const { standingOrders: orders } = program;
    const show = (order: StandingOrder) => {
      const status = statusOfOrder(order, program.clock());
      for (const line of values.json ? [JSON.stringify({ ...order, status })] : linesOf(order, status)) io.out(line);
    };

    if (action === "list") {
      const found = await orders.list(person);
      if (found.length === 0 && !values.json) io.out("No standing orders concern you.");
      for (const order of found) show(order);
      return 0;
    }
    if (action === "propose") {
      assertMayDecideHere(program);
      const terms = standingOrderTerms.safeParse({
        useCase: values["use-case"] ?? values.kind,
        changeKind: values.kind ?? values["use-case"],
        companies: (values.company ?? []).map(Number),
        ...(values.partner ? { partners: values.partner.map(Number) } : {}),
        ...(values.product ? { products: values.product.map(Number) } : {}),
        ...(values["max-days-moved"] === undefined ? {} : { maxDaysMoved: Number(values["max-days-moved"]) }),
        perChange: values["per-change"],
        perDay: values["per-day"],
        timesPerDay: Number(values.times),
        expiresAt: untilOf(program, values),
      });
      if (!terms.success) throw new CopilotError("BAD_INPUT", `This can't be a standing order: ${z.prettifyError(terms.error)}`);
      show(await orders.propose(person, terms.data));
      return 0;
    }
    if (action !== "show" && action !== "sign" && action !== "revoke")
      throw new CopilotError("BAD_INPUT", `standing-orders can't ${action}; it can list, show, propose, sign and revoke.`);
    if (id === undefined) throw new CopilotError("BAD_INPUT", `Name the standing order: cs standing-orders ${action} ID --as USER`);
    const shown = await orders.show(person, id);
    if (action !== "show") assertMayDecideHere(program);
    if (action === "sign") show(await orders.sign(person, id, values.digest ?? shown.digest));
    else show(action === "revoke" ? await orders.revoke(person, id) : shown);
    return 0;
  },
};

export default standingOrders;

function linesOf({ id, digest, terms, currency, proposedBy, signature, revoked }: StandingOrder, status: string): string[] {
  const limits = [
    `companies ${terms.companies.join(", ")}`,
    ...(terms.partners ? [`partners ${terms.partners.join(", ")}`] : []),
    ...(terms.products ? [`products ${terms.products.join(", ")}`] : []),
    ...(terms.maxDaysMoved === undefined ? [] : [`at most ${terms.maxDaysMoved} days moved`]),
  ];
  return [
    `${id}  ${status}`,
    `  ${terms.changeKind} (${terms.useCase}): ${limits.join("; ")}`,
    `  up to ${terms.perChange} ${currency} a change, ${terms.perDay} ${currency} and ${terms.timesPerDay} changes a day, until ${terms.expiresAt}`,
    `  proposed by ${proposedBy}${signature ? `, signed by ${signature.by} at ${signature.at}` : ""}${revoked ? `, revoked by ${revoked.by} at ${revoked.at}` : ""}`,
    `  digest ${digest}`,
  ];
}
