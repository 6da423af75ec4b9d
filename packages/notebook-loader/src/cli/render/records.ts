import { createHash } from 'node:crypto';
import { statSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileDigest } from '../../media/file-digest.ts';
import { inBatches } from '../../media/in-batches.ts';
import { replaceFile } from '../../media/replace-file.ts';
import { cacheFolder } from '../cache-folder.ts';
import type { Diagnosis } from '../diagnosis.ts';
import type { PageFacts } from '../links/page-facts.ts';
import type { PageTask } from './draft-page.ts';

/** Size and time of a file, as text; `null` where there is none. */
export type FileStamp = string | null;

export interface RecordedPage {
  /** Path below the output folder, with `/`. */
  address: string;
  description: string | undefined;
  title: string;
  /** {@link PageFacts} as JSON, which takes a fifth of the memory: of thousands of pages, few are asked for theirs. */
  facts: string;
  /** Hash of what the page was finished with; absent as long as it is not. */
  ending?: string;
  /** Size of the notebook's files, without the page itself. */
  bytesBeside: number;
}

/** What is known of one page since it was written. Plain data. */
export interface PageRecord {
  /** SHA-256 of the bytes of the file that was rendered. */
  digest: string;
  /** Absent where the notebook could not be shown. */
  page?: RecordedPage;
  /** What was odd in the notebook itself; where its links lead depends on others. */
  diagnoses: Diagnosis[];
  /** The page and its stylesheet, by their paths below the output folder, as they were written. */
  written: Record<string, FileStamp>;
  /** Files that other pages may show as well, by their paths below the output folder: their sizes in bytes. */
  shared: Record<string, number>;
  /** Pictures beside the notebook, by their absolute paths, as they were. */
  sources: Record<string, FileStamp>;
  /** Size of the notebook. */
  bytesIn: number;
  /** Size of the page and of all that it shows. */
  bytesOut: number;
  /** How long it took. */
  milliseconds: number;
}

/** The records of an output folder, by the paths of the notebooks. */
export type PageRecords = Record<string, PageRecord>;

export function stampOf(path: string): FileStamp {
  const info = statOf(path);
  return info?.isFile() ? `${info.size} ${info.mtimeMs}` : null;
}

/** Bytes of a file; `undefined` where there is none. */
export function sizeOf(path: string): number | undefined {
  const info = statOf(path);
  return info?.isFile() ? info.size : undefined;
}

function statOf(path: string) {
  try {
    return statSync(path, { throwIfNoEntry: false });
  } catch {
    // What may not be looked at is as good as not there.
    return undefined;
  }
}

/** Whether rendering the notebook again would write what is there. */
export function isCurrent(record: PageRecord, { content: file, out }: PageTask): boolean {
  for (const [file, stamp] of Object.entries(record.written)) {
    if (stampOf(join(out, file)) !== stamp) return false;
  }
  for (const [file, size] of Object.entries(record.shared)) {
    if (sizeOf(join(out, file)) !== size) return false;
  }
  for (const [file, stamp] of Object.entries(record.sources)) {
    if (stampOf(file) !== stamp) return false;
  }
  try {
    return fileDigest(file) === record.digest;
  } catch {
    // Rendering it says what is wrong with it.
    return false;
  }
}

/**
 * The records that were kept for an output folder; none where they are damaged, or were made under other circumstances.
 *
 * @param circumstances All else that pages depend on: the package itself, the options.
 */
export async function readRecords(out: string, circumstances: string): Promise<PageRecords> {
  try {
    const [head = '', ...lines] = (await readFile(recordsFile(out), 'utf8')).split('\n');
    if (head !== circumstances) return {};
    return Object.fromEntries(lines.filter(Boolean).map((line) => entryOf(JSON.parse(line))));
  } catch {
    // There are none yet, or they were cut off: then every page is rendered.
    return {};
  }
}

export function keepRecords(out: string, circumstances: string, records: PageRecords): void {
  replaceFile(recordsFile(out), inBatches(linesOf(records), `${circumstances}\n`));
}

/** One for each record: all together may be long. */
function* linesOf(records: PageRecords): Generator<string> {
  for (const entry of Object.entries(records)) yield `${JSON.stringify(entry)}\n`;
}

/** What this version of the package has written, as its circumstances tell. */
function entryOf(entry: [string, PageRecord]): [string, PageRecord] {
  return entry;
}

/** They are no part of the output, which may be deployed as it is. */
function recordsFile(out: string): string {
  const name = createHash('sha256').update(out).digest('hex').slice(0, 16);
  return join(cacheFolder(), `${name}.jsonl`);
}
