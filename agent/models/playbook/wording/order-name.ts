import type { Speech } from "../../../languages/say/speech.ts";

interface NamedOrder {
  readonly reference?: string | null | undefined;
  readonly customer?: string | null | undefined;
}

/** "**S00028** for Azure Interior" */
export function orderName({ reference, customer }: NamedOrder, { say }: Speech): string {
  const name = `**${reference ?? say("The order")}**`;
  return customer ? say("{name} for {customer}", { name, customer }) : name;
}
