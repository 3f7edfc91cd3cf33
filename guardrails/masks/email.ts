import type { Mask } from "./mask.ts";

/** E-mail addresses, also with letters beyond ASCII. */
export const email: Mask = {
  name: "email",
  label: "personal.contact",
  pattern: /(?<![\p{L}\p{N}.])[\p{L}\p{N}][\p{L}\p{N}._%+'-]*@[\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+)*\.\p{L}{2,}(?![\p{L}\p{N}])/gu,
  show: () => "•••@•••",
};
