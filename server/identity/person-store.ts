import type { Pool, PoolClient } from "pg";
import { z } from "zod";
import { CopilotError } from "../../core/errors.ts";
import { ROLES } from "../../core/principal.ts";
import type { Statement } from "./claims.ts";

export type Queryable = Pick<Pool | PoolClient, "query">;

const ids = z.union([z.literal("all"), z.array(z.number().int().positive())]);
const row = z.object({
  id: z.string(),
  issuer: z.string(),
  subject: z.string(),
  login: z.string(),
  email: z.string().nullable(),
  name: z.string(),
  roles: z.array(z.enum(ROLES)),
  companies: ids,
  warehouses: ids,
  time_zone: z.string().nullable(),
  claims_at: z.date(),
  disabled: z.boolean(),
});

/** Somebody who has signed in here at least once. */
export type Person = z.output<typeof row>;

/** The people that identity providers have told of. Every function takes the caller's transaction, since the embedded database has one connection. */
export const personStore = {
  async find(db: Queryable, id: string): Promise<Person | undefined> {
    const { rows } = await db.query("select * from person where id = $1", [id]);
    return rows[0] && row.parse(rows[0]);
  },

  async findBySubject(db: Queryable, issuer: string, subject: string): Promise<Person | undefined> {
    const { rows } = await db.query("select * from person where issuer = $1 and subject = $2", [issuer, subject]);
    return rows[0] && row.parse(rows[0]);
  },

  async findByLogin(db: Queryable, issuer: string, login: string): Promise<Person | undefined> {
    const { rows } = await db.query("select * from person where issuer = $1 and (id = $2 or login = $2) order by id = $2 desc limit 1", [
      issuer,
      login,
    ]);
    return rows[0] && row.parse(rows[0]);
  },

  async list(db: Queryable, issuer: string): Promise<readonly Person[]> {
    const { rows } = await db.query("select * from person where issuer = $1 order by id", [issuer]);
    return z.array(row).parse(rows);
  },

  /**
   * Stores a statement unless a newer one is known, and returns what holds then. The id is the login of the first
   * sign-in and stays with that issuer and subject, so that nobody inherits approvals, keys or threads by taking a name
   * that became free.
   */
  async put(db: Queryable, statement: Statement, now: Date): Promise<Person> {
    const { issuer, subject, login, email, name, roles, companies, warehouses, timeZone, at } = statement;
    await db.query(
      `insert into person (id, issuer, subject, login, email, name, roles, companies, warehouses, time_zone, claims_at, created_at)
       values ($1, $2, $3, $1, $4, $5, $6::jsonb, $7::jsonb, $8::jsonb, $9, $10, $11) on conflict do nothing`,
      [
        login,
        issuer,
        subject,
        email ?? null,
        name,
        JSON.stringify(roles),
        JSON.stringify(companies),
        JSON.stringify(warehouses),
        timeZone ?? null,
        at,
        now,
      ],
    );
    await db.query(
      `update person set login = $3, email = $4, name = $5, roles = $6::jsonb, companies = $7::jsonb, warehouses = $8::jsonb,
         time_zone = $9, claims_at = $10
       where issuer = $1 and subject = $2 and claims_at <= $10`,
      [
        issuer,
        subject,
        login,
        email ?? null,
        name,
        JSON.stringify(roles),
        JSON.stringify(companies),
        JSON.stringify(warehouses),
        timeZone ?? null,
        at,
      ],
    );
    const person = await personStore.findBySubject(db, issuer, subject);
    if (!person)
      throw new CopilotError(
        "UNAUTHENTICATED",
        `The login ${login} belongs to somebody else here, who had it before. Ask your administrator for another login.`,
      );
    return person;
  },

  async setDisabled(db: Queryable, id: string, disabled: boolean): Promise<void> {
    await db.query("update person set disabled = $2 where id = $1", [id, disabled]);
  },
};
