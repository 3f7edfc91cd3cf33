import type { ReceivablesAgeing } from "../../tools/read/get_receivables_ageing.ts";
import { barsByCurrency } from "../plotting/bars-by-currency.ts";
import { plotter } from "../plotting/plotter.ts";

export default plotter<ReceivablesAgeing>(({ ages }, { speech: { say, term } }) =>
  barsByCurrency(
    say("Open invoices by age"),
    { label: say("Age"), value: say("Open") },
    ages.map(({ age, open, currency }) => ({ label: term(age), value: open, currency })),
  ),
);
