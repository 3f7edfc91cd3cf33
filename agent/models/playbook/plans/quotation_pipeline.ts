import { oneCall, pick } from "../plan.ts";

export default oneCall("get_quotation_pipeline", (slots) => pick(slots, "by", "customer"));
