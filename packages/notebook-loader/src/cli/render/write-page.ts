import { createHash } from 'node:crypto';
import { copyFile, mkdir, readFile } from 'node:fs/promises';
import { dirname, join, relative, resolve, sep } from 'node:path';
import { filesBeside } from '../../astro/files-beside.ts';
import { openCellCache } from '../../media/cell-cache.ts';
import { resolveMedia } from '../../media/index.ts';
import type { KeptFile } from '../../media/kept-file.ts';
import { replaceFile } from '../../media/replace-file.ts';
import { type RenderedNotebook, renderNotebook, toHtml } from '../../render.ts';
import { eachElement } from '../../tree/each-element.ts';
import { decode } from '../../trust/url-policy.ts';
import { diagnoseError, diagnoseMessages } from '../diagnosis.ts';
import { htmlPage } from './page-template.ts';
import { type PageRecord, sizeOf, stampOf } from './records.ts';

/** What one page is made from. */
export interface PageTask {
  /** Absolute path of the notebook. */
  path: string;
  /** How messages name the notebook. */
  name: string;
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
}

/**
 * Renders a notebook to files below the output folder, each whole or not at all. A notebook that cannot be shown writes
 * none, and its record says why. Runs in a thread of its own where that pays.
 */
export default async function writePage(task: PageTask): Promise<PageRecord> {
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
  const content = await readFile(path).catch((error: unknown) => {
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
      files: filesBeside(path, dirname(path), named),
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
  const { address, out, name } = task;
  const root = '../'.repeat(address.split('/').length - 1);
  const write = async (file: string, data: string | Uint8Array): Promise<void> => {
    const target = join(out, file);
    await replaceFile(target, data);
    record.written[file] = await stampOf(target);
    record.bytesOut += Buffer.byteLength(data);
  };
  for (const { name: file, bytes } of rendered.media) await keepMedia(`media/${file}`, bytes, task, record);
  resolveMedia(rendered.hast, (file) => `${root}media/${file}`);
  linkPages(rendered);
  await copyRelativeImages(rendered, task, record);
  const stylesheet = rendered.css ? address.replace(/\.html$/, '.css') : undefined;
  if (stylesheet) await write(stylesheet, rendered.css);
  const { title = name, description } = rendered.frontmatter;
  const nav = `<nav><a href="${root}${task.index}">All notebooks</a></nav>`;
  const body = `${nav}\n<main>${toHtml(rendered.hast)}</main>`;
  await write(address, htmlPage({ title, description, root, stylesheet, body, hasFrames: task.trust }));
  record.page = { title, description };
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

/** `other.ipynb#part` → `other.html#part`. */
function linkPages({ hast }: RenderedNotebook): void {
  eachElement(hast, (link) => {
    const { href } = link.properties;
    if (link.properties.dataNotebookLink === undefined || typeof href !== 'string') return;
    delete link.properties.dataNotebookLink;
    link.properties.href = href.replace(/\.ipynb(?=[?#]|$)/i, '.html');
  });
}

/** Pictures that lie beside the notebook come along; nothing from outside of its folder does. */
async function copyRelativeImages(
  { hast }: RenderedNotebook,
  { path, address, out }: PageTask,
  record: PageRecord,
): Promise<void> {
  const sources = new Set<string>();
  eachElement(hast, (image) => {
    const { src } = image.properties;
    if (image.properties.dataNotebookRelative === undefined || typeof src !== 'string') return;
    delete image.properties.dataNotebookRelative;
    sources.add(decode(src.replace(/[?#].*$/, '')));
  });
  for (const source of sources) {
    const from = resolve(dirname(path), source);
    const below = relative(dirname(path), from);
    if (below.startsWith('..') || resolve(below) === below || below.split(sep).includes('..')) continue;
    if (!/\.(?:png|jpe?g|gif|webp|avif|bmp)$/i.test(below)) continue;
    record.sources[from] = await stampOf(from);
    const bytes = await sizeOf(from);
    if (bytes === undefined) continue;
    const file = join(dirname(address), below);
    await mkdir(dirname(join(out, file)), { recursive: true });
    await copyFile(from, join(out, file));
    record.shared[file] = bytes;
    record.bytesOut += bytes;
  }
}

/** A full disk or a folder that cannot be written is no defect of the notebook. */
function isSystemError(error: unknown): boolean {
  return error instanceof Error && 'syscall' in error;
}
