import { randomBytes } from "node:crypto";
import pg from "pg";

/** A copy of an empty database, pgvector included, for a store that is killed again and again; nobody may be connected to it. */
export async function freshDatabase(databaseUrl: string): Promise<{ readonly databaseUrl: string; drop(): Promise<void> }> {
  const name = `kills_${randomBytes(6).toString("hex")}`;
  const url = new URL(databaseUrl);
  const template = url.pathname.slice(1).replaceAll('"', "");
  url.pathname = "/postgres";
  const server = url.toString();
  await onServer(server, `create database ${name} template "${template}"`);
  url.pathname = `/${name}`;
  return { databaseUrl: url.toString(), drop: () => onServer(server, `drop database ${name} with (force)`) };
}

async function onServer(databaseUrl: string, sql: string): Promise<void> {
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    await client.query(sql);
  } finally {
    await client.end();
  }
}
