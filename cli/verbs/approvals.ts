import { parseArgs } from "node:util";
import { CopilotError } from "../../core/errors.ts";
import { APPROVAL_STATUSES, type ApprovalCard, type CardRecord } from "../../core/wire.ts";
import { assertMayDecideHere, personOf } from "../person-of.ts";
import type { ProgramVerb, VerbIo } from "../verb.ts";

/** `cs approvals`: countersign from a terminal, under the demo only; elsewhere decisions need a signed-in browser. */
const approvals: ProgramVerb = {
  kind: "program",
  name: "approvals",
  usage: "approvals list|show|approve|reject|edit [ID] --as USER [--status S] [--note TEXT] [--digest D] [--set field=value] [--json]",
  async run({ args, io }, program) {
    const { values, positionals } = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        as: { type: "string" },
        json: { type: "boolean", default: false },
        note: { type: "string" },
        digest: { type: "string" },
        status: { type: "string" },
        set: { type: "string", multiple: true, default: [] },
      },
    });
    const [action = "list", id] = positionals;
    const person = await personOf(program, values.as);

    if (action === "list") {
      const status = APPROVAL_STATUSES.find((known) => known === values.status);
      if (values.status !== undefined && !status)
        throw new CopilotError("BAD_INPUT", `There is no status ${values.status}; use one of ${APPROVAL_STATUSES.join(", ")}.`);
      const cards = await program.approvals.list(person, status ? { status } : {});
      if (values.json) io.out(JSON.stringify(cards));
      else if (cards.length === 0) io.out("No approvals concern you.");
      else for (const card of cards) io.out(`${card.id}  ${card.status.padEnd(9)}  ${card.summary}`);
      return 0;
    }
    if (id === undefined) throw new CopilotError("BAD_INPUT", `Name the approval: cs approvals ${action} ID --as USER`);
    if (action === "show") {
      printCard(io, await program.approvals.card(id, person), values.json);
      return 0;
    }
    if (action !== "approve" && action !== "reject" && action !== "edit")
      throw new CopilotError("BAD_INPUT", `approvals can't ${action}; it can list, show, approve, reject and edit.`);
    assertMayDecideHere(program);
    const digest = values.digest ?? (await program.approvals.card(id, person)).digest;
    const changes = Object.fromEntries(values.set.map(pair));
    const card = await program.decide(
      id,
      { decision: action, digest, ...(values.note === undefined ? {} : { note: values.note }), ...(action === "edit" ? { values: changes } : {}) },
      person,
    );
    printCard(io, card, values.json);
    return card.status === "failed" || card.status === "void" || card.status === "unknown" ? 1 : 0;
  },
};

export default approvals;

function pair(text: string): [string, string] {
  const at = text.indexOf("=");
  if (at < 1) throw new CopilotError("BAD_INPUT", `--set takes field=value, not ${text}.`);
  return [text.slice(0, at), text.slice(at + 1)];
}

function printCard(io: VerbIo, card: ApprovalCard, json: boolean): void {
  if (json) {
    io.out(JSON.stringify(card));
    return;
  }
  io.out(card.summary);
  io.out(`  ${card.status}${card.outcome ? `: ${card.outcome}` : ""}`);
  io.out(`  asked for by ${card.requester}, ${card.useCase.title}; expires ${card.expiresAt}`);
  if (card.amount) io.out(`  touches ${card.amount.amount} ${card.amount.currency}`);
  for (const sentence of card.provenance?.sentences ?? []) io.out(`  ${sentence}`);
  if (card.standingOrder) io.out(`  ${card.requirement.reason}`);
  else if (!card.unreadable) io.out(`  needs ${card.requirement.count} of: ${card.requirement.roles.join(", ")} (${card.requirement.reason})`);
  if (card.editable && card.editable.length > 0) io.out(`  may be edited: ${card.editable.map(({ name, value }) => `${name}=${value}`).join(", ")}`);
  for (const { label, before, after } of card.lines) io.out(`  ${label}: ${before ?? "–"} → ${after ?? "–"}`);
  io.out("  What Odoo will do:");
  printRecords(io, "create", card.effect.created);
  printRecords(io, "change", card.effect.changed);
  printRecords(io, "delete", card.effect.deleted);
  for (const line of card.effect.other) io.out(`    also ${line}`);
  for (const warning of card.effect.warnings) io.out(`    warning: ${warning}`);
  if (card.hidden > 0) io.out(`    ${card.hidden} values are outside your clearance.`);
  for (const { by, decision, at, note, actingFor } of card.decisions)
    io.out(`  ${decision} by ${by}${actingFor ? ` for ${actingFor}` : ""} at ${at}${note ? `: ${note}` : ""}`);
  if (card.mayNotBecause) io.out(`  ${card.mayNotBecause}`);
}

function printRecords(io: VerbIo, does: string, records: readonly CardRecord[]): void {
  for (const { title, fields } of records) {
    io.out(`    ${does} ${title}`);
    for (const { label, before, after } of fields)
      if (before !== after) io.out(`      ${label}: ${before === null ? "" : `${before} → `}${after ?? "–"}`);
  }
}
