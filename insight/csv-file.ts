import { createReadStream, createWriteStream } from "node:fs";
import { pipeline } from "node:stream/promises";
import { createGunzip } from "node:zlib";
import { parse } from "csv-parse";
import { stringify } from "csv-stringify";
import { CopilotError } from "../core/errors.ts";

/** One line of a CSV file by the names of its header; a missing cell is the empty string. */
export type CsvRow = Readonly<Record<string, string>>;

/**
 * The lines of a CSV file with a header, one at a time, so that memory does not grow with the file; `.gz` is unpacked
 * and `-` is standard input. A file that can't be read, has no header or lacks a `needed` column is refused with its
 * name and, where there is one, the line.
 */
export async function* readCsv(path: string, needed: readonly string[] = []): AsyncGenerator<CsvRow> {
  for await (const { header, cells } of readCsvCells(path, needed)) yield Object.fromEntries(header.map((name, at) => [name, cells[at] ?? ""]));
}

/** The same lines as bare cells beside the header, for wide files whose columns are periods. */
export async function* readCsvCells(
  path: string,
  needed: readonly string[] = [],
): AsyncGenerator<{ readonly header: readonly string[]; readonly cells: readonly string[]; readonly line: number }> {
  const source = path === "-" ? process.stdin : createReadStream(path);
  const parser = parse({ bom: true, skip_empty_lines: true, trim: true, info: true, relax_column_count_less: true });
  const unpacked = path.endsWith(".gz") ? [source, createGunzip(), parser] : [source, parser];
  const flow = pipeline(unpacked).catch((error: unknown) => parser.destroy(error instanceof Error ? error : new Error(String(error))));
  let header: readonly string[] | undefined;
  try {
    for await (const parsed of parser) {
      const { record, info }: { record: string[]; info: { lines: number } } = parsed;
      if (header === undefined) {
        header = record;
        const missing = needed.filter((name) => !record.includes(name));
        if (missing.length > 0)
          throw new CopilotError("BAD_INPUT", `${path} has no column ${missing.join(", ")}. Its header is: ${record.join(", ")}.`);
      } else yield { header, cells: record, line: info.lines };
    }
    await flow;
  } catch (cause) {
    if (cause instanceof CopilotError) throw cause;
    throw new CopilotError("BAD_INPUT", `${path} can't be read as CSV with a header line. ${reason(cause)}`, { cause });
  }
  if (header === undefined) throw new CopilotError("BAD_INPUT", `${path} is empty. It needs a header line.`);
}

/** Writes a header and lines as they come; `-` is standard output. */
export async function writeCsv(
  path: string,
  header: readonly string[],
  lines: AsyncIterable<readonly (string | number)[]> | Iterable<readonly (string | number)[]>,
): Promise<void> {
  const target = path === "-" ? process.stdout : createWriteStream(path);
  try {
    await pipeline(lines, stringify({ header: true, columns: [...header] }), target, { end: path !== "-" });
  } catch (cause) {
    if (cause instanceof CopilotError) throw cause;
    throw new CopilotError("BAD_INPUT", `${path} can't be written. Check the folder and its permissions.`, { cause });
  }
}

function reason(cause: unknown): string {
  if (!(cause instanceof Error)) return "";
  return "code" in cause && cause.code === "ENOENT" ? "There is no such file." : cause.message;
}
