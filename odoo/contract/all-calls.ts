import { ACCESS_CALLS } from "./calls/access.ts";
import { ACCOUNTING_CALLS } from "./calls/accounting.ts";
import { BUYING_CALLS } from "./calls/buying.ts";
import { DOMAIN_CALLS } from "./calls/domains.ts";
import { FIELDS_CALLS } from "./calls/fields-get.ts";
import { GROUPING_CALLS } from "./calls/grouping.ts";
import { ORDERING_CALLS } from "./calls/ordering.ts";
import { PROTOCOL_CALLS } from "./calls/protocol.ts";
import { READING_CALLS } from "./calls/reading.ts";
import { SELLING_CALLS } from "./calls/selling.ts";
import { SHIPPING_CALLS } from "./calls/shipping.ts";
import { TALKING_CALLS } from "./calls/talking.ts";
import { WEB_CALLS } from "./calls/web.ts";
import type { ContractCall } from "./contract-call.ts";

/** In the order in which they are sent: what only reads comes first, and later flows build on earlier ones. */
export const ALL_CALLS: readonly ContractCall[] = [
  ...PROTOCOL_CALLS,
  ...DOMAIN_CALLS,
  ...READING_CALLS,
  ...ORDERING_CALLS,
  ...GROUPING_CALLS,
  ...WEB_CALLS,
  ...ACCESS_CALLS,
  ...FIELDS_CALLS,
  ...SELLING_CALLS,
  ...SHIPPING_CALLS,
  ...BUYING_CALLS,
  ...ACCOUNTING_CALLS,
  ...TALKING_CALLS,
];
