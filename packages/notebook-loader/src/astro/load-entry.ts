import { createHash } from 'node:crypto';
import { access, readFile } from 'node:fs/promises';
import { basename, dirname, relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { LoaderContext } from 'astro/loaders';
import { packageFile } from '../package-file.ts';
import { diagnosisHtml } from './diagnosis-html.ts';
import { entryFilesAddress, mediaFolder, namesInHtml } from './entry-files.ts';
import type { NotebookFile } from './find-notebooks.ts';
import { MEDIA_SCHEME } from './media-scheme.ts';
import type { NotebookSource, PrepareResult } from './notebook-source.ts';
import type { PreparedNotebook } from './prepared-notebook.ts';
import { type EntryPublishing, knownDownloads, publishEntry } from './publish-entry.ts';

/** What an entry is made of. */
interface EntryContent {
  data: Record<string, unknown>;
  html: string;
  headings: PreparedNotebook['headings'];
  /** Import specifiers of the images, in the manner of Astro's own content entries. */
  images: string[];
}

type DataEntry = NonNullable<ReturnType<LoaderContext['store']['get']>>;

/** How the content layer tells, in an entry's data, an image from a text. */
const ASTRO_IMAGE = '__ASTRO_IMAGE_';

/**
 * Whether the entry of a notebook is what loading it again would make.
 *
 * @param surroundings Digest of what all entries depend on: the addresses of the pages, what is published beside them.
 */
export async function isCurrent(
  source: NotebookSource,
  file: NotebookFile,
  surroundings: string,
  context: LoaderContext,
): Promise<boolean> {
  const known = context.store.get(file.id);
  if (known === undefined) return false;
  // Loading it reports it.
  if ((await source.content(file)).failure !== undefined) return false;
  const digest = await entryDigest(source, file, knownDependencies(file, context), surroundings, context);
  if (known.digest !== digest) return false;
  const { files, shown } = knownDownloads(file, context);
  const made = [...files.flatMap(([, name]) => name ?? []), ...shown];
  return allExist(known, made, file, entryFilesAddress(context.config), context.config.cacheDir);
}

/**
 * Makes the entry of a notebook anew. One that cannot be shown has an entry in `astro dev` only, which shows the diagnosis.
 *
 * @param surroundings As in {@link isCurrent}.
 */
export async function loadEntry(
  source: NotebookSource,
  file: NotebookFile,
  publish: EntryPublishing,
  surroundings: string,
  context: LoaderContext,
): Promise<PrepareResult> {
  const { store } = context;
  const address = entryFilesAddress(context.config);
  const result = await source.prepare(file);
  store.delete(file.id);
  if ('diagnosis' in result && !context.watcher) return result;
  const content =
    'notebook' in result
      ? await notebookContent(result.notebook, address)
      : diagnosisContent(result.diagnosis);
  const { html, headings, images } = content;
  const dependencies = 'notebook' in result ? result.notebook.dependencies : [];
  context.meta.set(dependenciesKey(file), JSON.stringify(dependencies));
  const surrounding =
    'notebook' in result ? await publishEntry(result.notebook, source, file, publish, context) : {};
  const data = { ...content.data, ...surrounding };
  store.set({
    id: file.id,
    digest: await entryDigest(source, file, dependencies, surroundings, context),
    filePath: relative(fileURLToPath(context.config.root), file.path).replaceAll('\\', '/'),
    data: await context.parseData({ id: file.id, filePath: file.path, data }),
    rendered: { html, metadata: { headings, imagePaths: images } },
    assetImports: images,
  });
  return result;
}

/** @param address of the folder that files are published in; without one, an entry carries no files but images. */
async function notebookContent(
  { data, html, headings, images, files, stylesheet, cover }: PreparedNotebook,
  address: string | undefined,
): Promise<EntryContent> {
  // What would show or link to a file that is not there loses the address.
  const shown = files.reduce(
    (text, { key }) =>
      address === undefined
        ? text.replaceAll(attributeOf(key), '')
        : text.replaceAll(`"${MEDIA_SCHEME}${key}"`, `"${address}${key}"`),
    html,
  );
  return {
    data: { ...data, ...(cover !== undefined && { image: ASTRO_IMAGE + cover }) },
    html: (await styleElement(stylesheet, address)) + shown,
    headings,
    images: images.map(({ key }) => key),
  };
}

async function styleElement(stylesheet: string | undefined, address: string | undefined): Promise<string> {
  if (stylesheet === undefined) return '';
  if (address !== undefined) return `<link rel="stylesheet" href="${address}${basename(stylesheet)}">`;
  return `<style>${await readFile(stylesheet, 'utf8')}</style>`;
}

function diagnosisContent(diagnosis: Parameters<typeof diagnosisHtml>[0]): EntryContent {
  const data = { title: diagnosis.path, language: 'text', readingTime: 1 };
  return { data, html: diagnosisHtml(diagnosis), headings: [], images: [] };
}

/** The attributes that address a file. */
function attributeOf(key: string): RegExp {
  return new RegExp(` [a-z]+="${MEDIA_SCHEME}${key.replaceAll(/[$()*+.?[\\\]^{|}]/g, '\\$&')}"`, 'g');
}

/** Other files that the entry was made from when it was made last: pictures, bibliographies, notebooks that it refers to. */
function knownDependencies(file: NotebookFile, { meta }: LoaderContext): string[] {
  const known: unknown = JSON.parse(meta.get(dependenciesKey(file)) ?? '[]');
  return Array.isArray(known) ? known.filter((path) => typeof path === 'string') : [];
}

function dependenciesKey({ id }: NotebookFile): string {
  return `dependencies:${id}`;
}

/** Changes with everything that the entry is made from. */
async function entryDigest(
  source: NotebookSource,
  file: NotebookFile,
  dependencies: readonly string[],
  surroundings: string,
  context: LoaderContext,
): Promise<string> {
  return context.generateDigest({
    content: (await source.content(file)).digest,
    dependencies: await Promise.all(dependencies.map(digestOfFile)),
    surroundings,
    trusted: file.trusted,
    address: entryFilesAddress(context.config),
    // A plugin is a function: its source is all that can be known of it.
    render: JSON.stringify(source.settings.render, (_, value) =>
      typeof value === 'function' ? `${value}` : value,
    ),
    package: await packageVersion(),
  });
}

/** Of a file that is gone, too, there is nothing to say but that. */
async function digestOfFile(path: string): Promise<string> {
  const content = await readFile(path).catch(() => '');
  return createHash('sha256').update(content).digest('hex');
}

let version: Promise<unknown> | undefined;

/** Read when it is needed: Starlight bundles a project's content config, and this with it, into the pages. */
function packageVersion(): Promise<unknown> {
  version ??= readFile(packageFile('../package.json'), 'utf8').then(
    (text): unknown => JSON.parse(text).version,
  );
  return version;
}

/** The content store outlives the folder that files were written to, when somebody clears one of the two. */
async function allExist(
  { assetImports = [], rendered }: DataEntry,
  made: readonly string[],
  file: NotebookFile,
  address: string | undefined,
  cacheDir: URL,
): Promise<boolean> {
  const names = address === undefined ? [] : namesInHtml(rendered?.html ?? '', address);
  const checks = [
    ...assetImports.map((path) => access(resolve(dirname(file.path), path))),
    ...[...names, ...made].map((name) => access(new URL(name, mediaFolder(cacheDir)))),
  ];
  return Promise.all(checks).then(
    () => true,
    () => false,
  );
}
