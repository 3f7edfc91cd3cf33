import type { Role } from "../../core/principal.ts";
import type { Documents, Passage, StatedValue } from "../../tools/documents.ts";
import type { Embedder } from "../allowlist/embedder.ts";
import { mayRead, names } from "./document-scope.ts";
import { createDocumentStore, type DocumentStoreDeps, embedded } from "./document-store.ts";
import { scoreOf } from "./rank.ts";
import { termsOf } from "./terms.ts";

/** Passages with the most of the question's words, and those whose vectors are nearest, are looked at. */
const MOST_BY_WORDS = 60;
const MOST_BY_VECTOR = 20;
/** A further passage is given only if it answers nearly as well as the best. */
const NEARLY = 0.85;
const LONGEST_QUESTION = 500;

interface Found {
  readonly path: string;
  readonly ordinal: number;
  readonly title: string;
  readonly heading: string;
  readonly page: number | null;
  readonly text: string;
  readonly words: readonly string[];
  readonly cosine: number;
}

/** A passage with how well it answers. */
export interface Ranked {
  readonly passage: Passage;
  readonly score: number;
}

/** The company's documents: kept up to date, and asked within a person's scope. */
export function createKnowledge(deps: DocumentStoreDeps) {
  const { store, embedders, policy, log } = deps;
  const documents = createDocumentStore(deps);

  async function readable(roles: readonly Role[]): Promise<string[]> {
    const { rows } = await store.pool.query<{ path: string }>("select path from document where problem is null order by path");
    return rows.map(({ path }) => path).filter((path) => mayRead(policy, roles, path));
  }

  /** The passages in the order in which they answer, before any threshold. */
  async function rank(question: string, roles: readonly Role[]): Promise<readonly Ranked[]> {
    const paths = await readable(roles);
    const asked = question.slice(0, LONGEST_QUESTION);
    const terms = termsOf(asked);
    if (terms.length === 0 || paths.length === 0) return [];
    const [embedder, vector] = await vectorOf(asked, terms);
    const { rows } = await store.pool.query<Found>(
      `with near as (
         select passage.*, document.title, (1 - (embedding <=> $1::vector))::float8 as cosine
         from document_passage passage join document using (path) where path = any($2) and embedder = $3
       ), by_words as (
         select path, ordinal from near where words && $4
         order by cardinality(array(select unnest(words) intersect select unnest($4::text[]))) desc, cosine desc, path, ordinal limit $5
       ), by_vector as (
         select path, ordinal from near order by cosine desc, path, ordinal limit $6
       )
       select path, ordinal, title, heading, page, text, words, cosine from near
       where (path, ordinal) in (select * from by_words union select * from by_vector)`,
      [JSON.stringify(vector), paths, embedder.name, terms, MOST_BY_WORDS, MOST_BY_VECTOR],
    );
    const { rows: spread } = await store.pool.query<{ passages: number; word: string | null; count: number }>(
      `select (select count(*)::integer from document_passage where path = any($1) and embedder = $2) as passages, word, count(*)::integer as count
       from document_passage passage cross join unnest(passage.words) as word
       where path = any($1) and embedder = $2 and word = any($3) group by word`,
      [paths, embedder.name, terms],
    );
    const known = { passages: spread[0]?.passages ?? 0, of: new Map(spread.map(({ word, count }) => [word ?? "", count])) };
    return rows
      .map((row) => ({ passage: passageOf(row), score: scoreOf(asked, terms, { ...row, title: termsOf(row.title) }, known) }))
      .sort((one, other) => other.score - one.score || (one.passage.id < other.passage.id ? -1 : 1));
  }

  async function vectorOf(question: string, terms: readonly string[]): Promise<[Embedder, readonly number[]]> {
    const [first, ...others] = embedders;
    for (const embedder of [first, ...others]) {
      try {
        const [vector] = await embedder.embed([embedded(embedder, question, terms)]);
        if (vector) return [embedder, vector];
      } catch (error) {
        log.warn({ err: error, embedder: embedder.name }, "a question could not be embedded, so the next embedder is asked");
      }
    }
    return [first, []];
  }

  function documentsFor(roles: readonly Role[]): Documents {
    return {
      async search(question, limit) {
        await documents.refresh();
        return citedOf(await rank(question, roles), policy.answers_above, limit).map(({ passage }) => passage);
      },
      async stated(name) {
        await documents.refresh();
        return stated(name, roles);
      },
      count: async () => (await readable(roles)).length,
    };
  }

  /** The first passage that states the value in its declared form. */
  async function stated(name: string, roles: readonly Role[]): Promise<StatedValue | undefined> {
    const declared = policy.stated[name];
    if (declared === undefined) return undefined;
    const paths = (await readable(roles)).filter((path) => names(declared.files, path));
    const { rows } = await store.pool.query<Omit<Found, "cosine">>(
      `select distinct on (path, ordinal) path, ordinal, title, heading, page, text, words
       from document_passage join document using (path) where path = any($1) order by path, ordinal`,
      [paths],
    );
    const pattern = new RegExp(declared.pattern, "iu");
    for (const row of rows) {
      const value = pattern.exec(row.text)?.[1];
      if (value !== undefined) return { value, passage: passageOf(row) };
    }
    return undefined;
  }

  /** Each document with who reads it, for whoever runs the program. */
  async function list(): Promise<
    readonly { readonly path: string; readonly title: string; readonly passages: number; readonly problem: string | null }[]
  > {
    const { rows } = await store.pool.query(
      `select path, title, problem, (select count(distinct ordinal)::integer from document_passage passage where passage.path = document.path) as passages
       from document order by path`,
    );
    return rows;
  }

  return { sync: documents.sync, list, rank, documentsFor };
}

/** What an answer quotes: the best passage, if it answers at all, and those that answer nearly as well. */
export function citedOf(ranked: readonly Ranked[], answersAbove: number, limit: number): readonly Ranked[] {
  const best = ranked[0]?.score ?? 0;
  return ranked.filter(({ score }) => score >= answersAbove && score >= best * NEARLY).slice(0, limit);
}

function passageOf({ path, ordinal, title, heading, page, text }: Omit<Found, "cosine" | "words">): Passage {
  return { id: `${path}#${ordinal}`, document: title, heading, page, text };
}

export type Knowledge = ReturnType<typeof createKnowledge>;
