import type { Access } from "../../core/access.ts";
import type { Role } from "../../core/principal.ts";
import type { Reader } from "../../odoo/reader.ts";
import type { Transport } from "../../odoo/transport.ts";

/** What a planted leak may use of one world. */
export interface OpenDoor {
  readonly access: Access;
  readonly transport: Transport;
  /** A reader under another access. */
  reader(access: Access): Reader;
}

/** One way out that is let open on purpose, to show that the programs find it. */
export interface Leak {
  readonly kind: string;
  /** What is let through, as a sentence. */
  readonly lets: string;
  /** A role that the leak matters to. */
  readonly role: Role;
  wrap(reader: Reader, open: OpenDoor): Reader;
}

/** The access with more fields shown. */
export function showing(access: Access, also: (model: string, field: string) => boolean): Access {
  return { ...access, sight: (model, field) => (also(model, field) ? "shown" : access.sight(model, field)) };
}
