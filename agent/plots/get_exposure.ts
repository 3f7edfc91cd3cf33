import type { Exposure } from "../../tools/read/get_exposure.ts";
import { barsByCurrency } from "../plotting/bars-by-currency.ts";
import { plotter } from "../plotting/plotter.ts";

export default plotter<Exposure>(({ customers }, { speech: { say } }) =>
  barsByCurrency(
    say("Missing value by customer"),
    { label: say("Customer"), value: say("Missing value") },
    customers.map(({ customer, missingValue, currency }) => ({ label: customer, value: missingValue, currency })),
  ),
);
