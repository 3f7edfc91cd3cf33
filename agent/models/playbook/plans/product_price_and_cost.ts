import { oneCall } from "../plan.ts";

export default oneCall("find_products", ({ product }) => ({ text: product }));
