import type { SalesByMonth } from "../../tools/read/get_sales_by_month.ts";
import { barsByCurrency } from "../plotting/bars-by-currency.ts";
import { plotter } from "../plotting/plotter.ts";

/** More bars than these are no easier to read than the table. */
const MOST_MONTHS = 24;

export default plotter<SalesByMonth>(({ months }, { speech: { say, term } }) =>
  months.length > MOST_MONTHS
    ? []
    : barsByCurrency(
        say("Untaxed sales by month"),
        { label: say("Month"), value: say("Untaxed") },
        months.map(({ month, untaxed, currency }) => ({ label: month?.replace(/^\p{L}+/u, term), value: untaxed, currency })),
      ),
);
