import type { Clock } from "../../core/clock.ts";
import { digestOf } from "../../core/json.ts";
import type { Store } from "../../store/store.ts";
import type { Policy } from "../policy.ts";
import type { Embedder } from "./embedder.ts";
import type { Likeness } from "./likeness.ts";

const TOPIC = "topic:";
/** Examples that no policy in use holds any more go after this long, so that replicas of two versions don't rob each other. */
const KEPT_DAYS = 30;

export interface Subject {
  readonly subject: string;
  readonly version: number;
  readonly hash: string;
  readonly texts: readonly string[];
}

export interface ExampleStoreDeps {
  readonly store: Pick<Store, "pool" | "transaction">;
  readonly embedder: Embedder;
  readonly policy: Pick<Policy, "useCases" | "useCaseHashes" | "allowlist">;
  readonly subjects: readonly Subject[];
  readonly clock: Clock;
}

/** What the policy's examples are compared by; `words` turns an example into the form in which requests are compared. */
export function subjectsOf({ useCases, useCaseHashes, allowlist }: ExampleStoreDeps["policy"], words: (text: string) => string): Subject[] {
  const distinct = (texts: readonly string[]) => [...new Set(texts.map(words).filter((text) => text !== ""))];
  return [
    ...useCases.map(({ id, version, examples, paraphrases, cues }) => {
      const texts = distinct([...examples, ...paraphrases, ...cues]);
      return { subject: id, version, hash: digestOf([useCaseHashes[id] ?? "", texts]), texts };
    }),
    ...allowlist.topics.map(({ id, examples }) => {
      const texts = distinct(examples);
      return { subject: `${TOPIC}${id}`, version: allowlist.version, hash: digestOf(texts), texts };
    }),
  ];
}

/** The examples as vectors in the database, where pgvector compares requests with them. */
export function createExampleStore({ store, embedder, policy, subjects, clock }: ExampleStoreDeps) {
  const titles = new Map(policy.allowlist.topics.map(({ id, title }) => [id, title]));
  const hashes = subjects.map(({ hash }) => hash);

  /** Stores what is not there yet; a second start with the same policy stores nothing. Returns how many examples were added. */
  async function fill(): Promise<number> {
    const { rows } = await store.pool.query<{ subject: string; hash: string; count: number }>(
      "select subject, hash, count(*)::integer as count from use_case_example where embedder = $1 group by subject, hash",
      [embedder.name],
    );
    const missing = subjects.filter(
      ({ subject, hash, texts }) => !rows.some((row) => row.subject === subject && row.hash === hash && row.count === texts.length),
    );
    const embedded = await embedder.embed(missing.flatMap(({ texts }) => texts));
    let at = 0;
    const added = missing.flatMap(({ subject, version, hash, texts }) =>
      texts.map((text) => ({ subject, version, hash, text, embedding: JSON.stringify(embedded[at++]) })),
    );
    await store.transaction(async (client) => {
      await client.query(
        `insert into use_case_example (embedder, subject, version, hash, text, embedding, created_at)
         select $1, subject, version, hash, text, embedding::vector, $3
         from json_to_recordset($2::json) as example(subject text, version integer, hash text, text text, embedding text)
         on conflict do nothing`,
        [embedder.name, JSON.stringify(added), clock()],
      );
      await client.query("delete from use_case_example where created_at < $1 and not (hash = any($2))", [
        new Date(clock().getTime() - KEPT_DAYS * 86_400_000),
        hashes,
      ]);
    });
    return added.length;
  }

  /** One answer for each text, in order. */
  async function likenessOf(texts: readonly string[]): Promise<Likeness[]> {
    const vectors = await embedder.embed(texts);
    const { rows } = await store.pool.query<{ at: number; subject: string; likeness: number }>(
      // Materialised, so that each vector is read from its text once and not once for every example.
      `with asked as materialized (
         select at::integer as at, text::vector as embedding from unnest($1::text[]) with ordinality as given(text, at)
       )
       select asked.at, example.subject, max(1 - (example.embedding <=> asked.embedding))::float8 as likeness
       from asked cross join use_case_example example
       where example.embedder = $2 and example.hash = any($3)
       group by asked.at, example.subject`,
      [vectors.map((vector) => JSON.stringify(vector)), embedder.name, hashes],
    );
    return texts.map((_, index) => {
      const own = rows.filter(({ at }) => at === index + 1);
      const [topic] = own.filter(({ subject }) => subject.startsWith(TOPIC)).sort((one, other) => other.likeness - one.likeness);
      const id = topic?.subject.slice(TOPIC.length) ?? "";
      return {
        useCases: Object.fromEntries(own.filter(({ subject }) => !subject.startsWith(TOPIC)).map(({ subject, likeness }) => [subject, likeness])),
        topic: topic ? { id, title: titles.get(id) ?? id, likeness: topic.likeness } : null,
      };
    });
  }

  return { fill, likenessOf };
}

export type ExampleStore = ReturnType<typeof createExampleStore>;
