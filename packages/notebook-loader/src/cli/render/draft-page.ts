import { join } from 'node:path';
import { cellOf } from '../../astro/cell-of.ts';
import { filesBeside } from '../../astro/files-beside.ts';
import { takeOutLinks } from '../../astro/open-links.ts';
import { openCellCache } from '../../media/cell-cache.ts';
import { resolveMedia } from '../../media/index.ts';
import { type KeptFile, writeKept } from '../../media/kept-file.ts';
import { type OpenNotebook, openNotebook } from '../../media/open-notebook.ts';
import { replaceFile } from '../../media/replace-file.ts';
import type { RenderedNotebook } from '../../render.ts';
import { hasClass } from '../../tree/element.ts';
import { htmlPieces } from '../../tree/settle.ts';
import { cacheFolder } from '../cache-folder.ts';
import { diagnoseError, diagnoseMessages } from '../diagnosis.ts';
import { pageFacts } from '../links/page-facts.ts';
import { contents } from './contents.ts';
import { copyFiles } from './copy-files.ts';
import { draftFile, draftMark, neighboursMark } from './page-draft.ts';
import { escapeHtml, PAGE_END, pageStart } from './page-template.ts';
import { type PageRecord, sizeOf, stampOf } from './records.ts';

/** What one page is made from. */
export interface PageTask {
  /** Absolute path of the notebook. */
  path: string;
  /** Absolute path of the file that is rendered: the notebook, or what Jupyter has made of it. */
  content: string;
  /** How messages name the notebook. */
  name: string;
  /** Absolute path of the folder that nothing outside of may be read. */
  base: string;
  /** Path of the page below the output folder, with `/`. */
  address: string;
  /** Path of the page that lists all, below the output folder. */
  index: string;
  /** Absolute path of the output folder. */
  out: string;
  /** Hosts whose pictures pages may load. */
  remoteImages: readonly string[];
  /** Hosts whose data charts may read while they are drawn. */
  remoteData: readonly string[];
  /** Whether outputs may run scripts, each in a frame of its own. */
  trust: boolean;
  /** Where texts of its cells are kept; `undefined` to make all of them again. */
  cells: KeptFile | undefined;
  /** All that the page depends on besides its notebook: the package itself, the options. */
  circumstances: string;
}

/**
 * Renders a notebook to files below the output folder, each whole or not at all, and its page to a draft: where its links
 * lead is known when all are drafted. A notebook that cannot be shown writes none, and its record says why. Runs in a thread
 * of its own where that pays.
 */
export default async function draftPage(task: PageTask): Promise<PageRecord> {
  const started = performance.now();
  const record: PageRecord = {
    digest: '',
    diagnoses: [],
    written: {},
    shared: {},
    sources: {},
    bytesIn: 0,
    bytesOut: 0,
    milliseconds: 0,
  };
  const file = await openNotebook(task.content, cacheFolder()).catch((error: unknown) => {
    record.diagnoses.push(diagnoseError(task.name, error));
  });
  if (!file) return record;
  record.digest = file.digest;
  record.bytesIn = file.bytes;
  try {
    await draft(file, task, record);
  } catch (error) {
    if (isSystemError(error)) throw error;
    record.diagnoses.push(diagnoseError(task.name, error));
  } finally {
    file.close();
  }
  record.milliseconds = performance.now() - started;
  return record;
}

async function draft(file: OpenNotebook, task: PageTask, record: PageRecord): Promise<void> {
  const { path, base, name, remoteImages, remoteData, trust } = task;
  const named = new Set<string>();
  const cache = task.cells && openCellCache(task.cells);
  const rendered = await file.render({
    ...{ path, cache, remoteImages, remoteData, trust },
    ...{ keepReferences: true, settle: true, files: filesBeside(path, base, named) },
  });
  for (const file of named) record.sources[file] = stampOf(file);
  await writeFiles(rendered, task, record);
  cache?.keep();
  record.diagnoses.push(...diagnoseMessages(name, rendered));
}

async function writeFiles(rendered: RenderedNotebook, task: PageTask, record: PageRecord): Promise<void> {
  const { address, out, path } = task;
  const root = '../'.repeat(address.split('/').length - 1);
  for (const { name: file, bytes } of rendered.media) keepMedia(`media/${file}`, bytes, task, record);
  await copyFiles(rendered, task, record, root, (reason, element) => {
    const cell = cellOf(element, rendered.hast, rendered.notebook.cells);
    const rule = element.tagName === 'a' || hasClass(element, 'nb-dead-link') ? 'dead-link' : 'missing-file';
    record.diagnoses.push({
      ...{ level: 'warning', notebook: task.name, rule, reason },
      ...(cell !== undefined && { cell }),
    });
  });
  resolveMedia(rendered.hast, (file) => `${root}media/${file}`);
  const stylesheet = rendered.css ? address.replace(/\.html$/, '.css') : undefined;
  if (stylesheet) {
    replaceFile(join(out, stylesheet), rendered.css);
    record.written[stylesheet] = stampOf(join(out, stylesheet));
    record.bytesOut += Buffer.byteLength(rendered.css);
  }
  const facts = pageFacts(rendered, path);
  const { description } = rendered.frontmatter;
  const mark = draftMark(record.digest);
  takeOutLinks(rendered.hast, facts.links, mark);
  const nav = `<nav><a href="${root}${task.index}">All notebooks</a></nav>`;
  const hasTitle = facts.headings.some(({ depth }) => depth === 1);
  const heading = hasTitle ? '' : `<h1>${escapeHtml(facts.title)}</h1>\n`;
  const { title } = facts;
  const before = `${pageStart({ title, description, root, stylesheet, hasFrames: task.trust })}${nav}\n${contents(facts.headings)}<main>${heading}`;
  const behind = `</main>\n${neighboursMark(mark)}${PAGE_END}`;
  writeKept(draftFile(task, record.digest), concat([before], htmlPieces([rendered.hast]), [behind]));
  record.page = { address, description, title, facts: JSON.stringify(facts), bytesBeside: record.bytesOut };
}

function* concat(...lists: Iterable<string>[]): Generator<string> {
  for (const list of lists) yield* list;
}

/** The name holds a hash of the content, so what is there already is the same. */
function keepMedia(file: string, bytes: Uint8Array, { out }: PageTask, record: PageRecord): void {
  if (sizeOf(join(out, file)) !== bytes.byteLength) replaceFile(join(out, file), bytes);
  record.shared[file] = bytes.byteLength;
  record.bytesOut += bytes.byteLength;
}

/** A full disk or a folder that cannot be written is no defect of the notebook. */
function isSystemError(error: unknown): boolean {
  return error instanceof Error && 'syscall' in error;
}
