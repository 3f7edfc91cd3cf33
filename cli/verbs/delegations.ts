import { parseArgs } from "node:util";
import { z } from "zod";
import { CopilotError } from "../../core/errors.ts";
import { type Delegation, statusOfDelegation } from "../../guardrails/delegations/delegation.ts";
import { delegationGrant } from "../../guardrails/delegations/delegations.ts";
import { assertMayDecideHere, personOf, untilOf } from "../person-of.ts";
import type { ProgramVerb } from "../verb.ts";

/** `cs delegations`: lend a countersignature for a time, and take it back. */
const delegations: ProgramVerb = {
  kind: "program",
  name: "delegations",
  usage: "delegations list|grant|revoke [ID] --as USER [--to USER --up-to AMOUNT --days N|--until ISO [--role R …]] [--json]",
  async run({ args, io }, program) {
    const { values, positionals } = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        as: { type: "string" },
        to: { type: "string" },
        "up-to": { type: "string" },
        days: { type: "string" },
        until: { type: "string" },
        role: { type: "string", multiple: true },
        json: { type: "boolean", default: false },
      },
    });
    const [action = "list", id] = positionals;
    const person = await personOf(program, values.as);
    const show = (delegation: Delegation) =>
      io.out(
        values.json
          ? JSON.stringify({ ...delegation, status: statusOfDelegation(delegation, program.clock()) })
          : lineOf(delegation, program.clock()),
      );

    if (action === "list") {
      const found = await program.delegations.list(person);
      if (found.length === 0 && !values.json) io.out("No delegations concern you.");
      for (const delegation of found) show(delegation);
      return 0;
    }
    assertMayDecideHere(program);
    if (action === "grant") {
      const asked = delegationGrant.safeParse({
        to: values.to,
        upTo: values["up-to"],
        until: untilOf(program, values),
        ...(values.role ? { roles: values.role } : {}),
      });
      if (!asked.success) throw new CopilotError("BAD_INPUT", `This can't be lent: ${z.prettifyError(asked.error)}`);
      show(await program.delegations.grant(person, asked.data));
      return 0;
    }
    if (action !== "revoke") throw new CopilotError("BAD_INPUT", `delegations can't ${action}; it can list, grant and revoke.`);
    if (id === undefined) throw new CopilotError("BAD_INPUT", "Name the delegation: cs delegations revoke ID --as USER");
    show(await program.delegations.revoke(person, id));
    return 0;
  },
};

export default delegations;

function lineOf(delegation: Delegation, now: Date): string {
  const { id, from, to, roles, upTo, until } = delegation;
  return `${id}  ${statusOfDelegation(delegation, now).padEnd(8)}  ${from} lends to ${to}: ${roles.join(", ")} up to ${upTo}, until ${until}`;
}
