import type { Clock } from "../../core/clock.ts";
import type { Log } from "../../core/log.ts";
import type { Store } from "../../store/store.ts";
import type { Embedder } from "../allowlist/embedder.ts";
import { type DocumentFile, documentFiles } from "./document-files.ts";
import type { KnowledgePolicy } from "./knowledge-schema.ts";
import type { CutDocument } from "./passage-text.ts";
import { termsOf } from "./terms.ts";

export interface DocumentStoreDeps {
  readonly store: Pick<Store, "pool" | "transaction">;
  /** The one to be asked first, and what is used when it fails. */
  readonly embedders: readonly [Embedder, ...Embedder[]];
  readonly policy: KnowledgePolicy;
  /** Undefined where no documents are configured. */
  readonly folder: string | undefined;
  readonly clock: Clock;
  readonly log: Pick<Log, "warn">;
}

/** What a look at the folder came to. */
export interface Synced {
  readonly documents: number;
  readonly changed: readonly string[];
  readonly removed: readonly string[];
  readonly problems: readonly { readonly path: string; readonly problem: string }[];
}

interface Known {
  readonly path: string;
  readonly hash: string;
  readonly problem: string | null;
  readonly embedders: readonly string[] | null;
}

/** The documents of the folder in the database, each cut and embedded once for every content. */
export function createDocumentStore({ store, embedders, policy, folder, clock, log }: DocumentStoreDeps) {
  /** Brings the database up to the folder; what didn't change costs a digest. A folder that can't be read changes nothing. */
  async function sync(): Promise<Synced> {
    const files = folder === undefined ? [] : await documentFiles(folder, policy.bounds);
    const { rows: known } = await store.pool.query<Known>(
      `select path, hash, problem, (select array_agg(distinct embedder) from document_passage passage where passage.path = document.path) as embedders
       from document`,
    );
    const changed: string[] = [];
    for (const file of files) {
      const before = known.find(({ path }) => path === file.path);
      const has = (name: string) => before?.embedders?.includes(name) === true;
      const isSame = before?.hash === file.hash;
      if (isSame && (before.problem !== null || before.embedders === null || embedders.every(({ name }) => has(name)))) continue;
      if (await keep(file)) changed.push(file.path);
    }
    const removed = known.map(({ path }) => path).filter((path) => !files.some((file) => file.path === path));
    await store.pool.query("delete from document where path = any($1)", [removed]);
    await store.pool.query(
      "insert into knowledge_refresh (subject, refreshed_at) values ('documents', $1) on conflict (subject) do update set refreshed_at = excluded.refreshed_at",
      [clock()],
    );
    const { rows: problems } = await store.pool.query<{ path: string; problem: string }>(
      "select path, problem from document where problem is not null order by path",
    );
    for (const { path, problem } of problems.filter((one) => changed.includes(one.path))) log.warn({ path }, `this document is not read: ${problem}`);
    return { documents: files.length, changed, removed, problems };
  }

  async function keep(file: DocumentFile): Promise<boolean> {
    const cut = await file.read();
    const document: CutDocument = "problem" in cut ? { title: file.path, pages: null, passages: [] } : cut;
    const rows: { ordinal: number; embedder: string; heading: string; page: number | null; text: string; words: string[]; embedding: string }[] = [];
    const terms = document.passages.map(({ heading, text }) => termsOf(`${heading} ${text}`));
    for (const embedder of embedders) {
      const vectors = await embedder
        .embed(document.passages.map(({ heading, text }, at) => embedded(embedder, `${document.title}. ${heading}. ${text}`, terms[at] ?? [])))
        .catch((error: unknown) => {
          log.warn({ err: error, embedder: embedder.name }, "a document could not be embedded; it is tried again");
          return undefined;
        });
      if (vectors === undefined) continue;
      for (const [ordinal, { heading, page, text }] of document.passages.entries())
        rows.push({
          ordinal,
          embedder: embedder.name,
          heading,
          page,
          text,
          words: terms[ordinal] ?? [],
          embedding: JSON.stringify(vectors[ordinal]),
        });
    }
    await store.transaction(async (client) => {
      await client.query(
        `insert into document (path, title, hash, pages, problem, synced_at) values ($1, $2, $3, $4, $5, $6)
         on conflict (path) do update set title = excluded.title, hash = excluded.hash, pages = excluded.pages, problem = excluded.problem, synced_at = excluded.synced_at`,
        [file.path, document.title, file.hash, document.pages, "problem" in cut ? cut.problem : null, clock()],
      );
      await client.query("delete from document_passage where path = $1", [file.path]);
      await client.query(
        `insert into document_passage (path, ordinal, embedder, heading, page, text, words, embedding)
         select $1, ordinal, embedder, heading, page, text, array(select json_array_elements_text(words)), embedding::vector
         from json_to_recordset($2::json) as passage (ordinal integer, embedder text, heading text, page integer, text text, words json, embedding text)
         on conflict do nothing`,
        [file.path, JSON.stringify(rows)],
      );
    });
    return true;
  }

  /** Looks at the folder when nobody has for a while; one of the replicas does. */
  async function refresh(): Promise<void> {
    const before = new Date(clock().getTime() - policy.refresh_after_minutes * 60_000);
    const { rowCount } = await store.pool.query("update knowledge_refresh set refreshed_at = $1 where subject = 'documents' and refreshed_at < $2", [
      clock(),
      before,
    ]);
    if (rowCount === 0) return;
    await sync().catch((error: unknown) => log.warn({ err: error }, "the documents could not be looked at again; what was read before is used"));
  }

  return { sync, refresh };
}

/** The offline embedder compares telling words; a provider's is given the text as it stands. */
export function embedded(embedder: Embedder, text: string, terms: readonly string[]): string {
  return embedder.name.startsWith("offline") ? terms.join(" ") : text;
}
