import { oneCall, pick } from "../plan.ts";

export const releasePayment = oneCall("release_payment", (slots) => pick(slots, "bill"));
