import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { cellOf } from '../../astro/cell-of.ts';
import { filesBeside } from '../../astro/files-beside.ts';
import { takeOutLinks } from '../../astro/open-links.ts';
import { openCellCache } from '../../media/cell-cache.ts';
import { resolveMedia } from '../../media/index.ts';
import { type KeptFile, writeKept } from '../../media/kept-file.ts';
import { replaceFile } from '../../media/replace-file.ts';
import { type RenderedNotebook, renderNotebook, toHtml } from '../../render.ts';
import { hasClass } from '../../tree/element.ts';
import { diagnoseError, diagnoseMessages } from '../diagnosis.ts';
import { pageFacts } from '../links/page-facts.ts';
import { contents } from './contents.ts';
import { copyFiles } from './copy-files.ts';
import { draftFile, draftMark, neighboursMark } from './page-draft.ts';
import { escapeHtml, htmlPage } from './page-template.ts';
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
  const { path, remoteImages, remoteData, trust } = task;
  const content = await readFile(task.content).catch((error: unknown) => {
    record.diagnoses.push(diagnoseError(task.name, error));
  });
  if (!content) return record;
  record.digest = createHash('sha256').update(content).digest('hex');
  record.bytesIn = content.byteLength;
  try {
    const named = new Set<string>();
    const cache = task.cells && (await openCellCache(task.cells));
    const rendered = await renderNotebook(content, {
      path,
      cache,
      remoteImages,
      remoteData,
      trust,
      keepReferences: true,
      files: filesBeside(path, task.base, named),
    });
    for (const file of named) record.sources[file] = await stampOf(file);
    await writeFiles(rendered, task, record);
    await cache?.keep();
    record.diagnoses.push(...diagnoseMessages(task.name, rendered));
  } catch (error) {
    if (isSystemError(error)) throw error;
    record.diagnoses.push(diagnoseError(task.name, error));
  }
  record.milliseconds = performance.now() - started;
  return record;
}

async function writeFiles(rendered: RenderedNotebook, task: PageTask, record: PageRecord): Promise<void> {
  const { address, out, path } = task;
  const root = '../'.repeat(address.split('/').length - 1);
  for (const { name: file, bytes } of rendered.media) await keepMedia(`media/${file}`, bytes, task, record);
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
    await replaceFile(join(out, stylesheet), rendered.css);
    record.written[stylesheet] = await stampOf(join(out, stylesheet));
    record.bytesOut += Buffer.byteLength(rendered.css);
  }
  const facts = pageFacts(rendered, path);
  const { description } = rendered.frontmatter;
  const mark = draftMark(record.digest);
  takeOutLinks(rendered.hast, facts.links, mark);
  const nav = `<nav><a href="${root}${task.index}">All notebooks</a></nav>`;
  const hasTitle = facts.headings.some(({ depth }) => depth === 1);
  const heading = hasTitle ? '' : `<h1>${escapeHtml(facts.title)}</h1>\n`;
  const main = `<main>${heading}${toHtml(rendered.hast)}</main>`;
  const body = `${nav}\n${contents(facts.headings)}${main}\n${neighboursMark(mark)}`;
  const { title } = facts;
  await writeKept(
    draftFile(task, record.digest),
    htmlPage({ title, description, root, stylesheet, body, hasFrames: task.trust }),
  );
  record.page = { address, description, facts, bytesBeside: record.bytesOut };
}

/** The name holds a hash of the content, so what is there already is the same. */
async function keepMedia(
  file: string,
  bytes: Uint8Array,
  { out }: PageTask,
  record: PageRecord,
): Promise<void> {
  if ((await sizeOf(join(out, file))) !== bytes.byteLength) await replaceFile(join(out, file), bytes);
  record.shared[file] = bytes.byteLength;
  record.bytesOut += bytes.byteLength;
}

/** A full disk or a folder that cannot be written is no defect of the notebook. */
function isSystemError(error: unknown): boolean {
  return error instanceof Error && 'syscall' in error;
}
