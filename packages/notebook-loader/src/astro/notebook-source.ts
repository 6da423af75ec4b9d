import { readdir, stat } from 'node:fs/promises';
import { join, relative } from 'node:path';
import type { Executor } from '../execute/executor.ts';
import { cellCacheFile } from '../media/cell-cache.ts';
import { pruneKept } from '../media/kept-file.ts';
import { packageVersion } from '../media/package-version.ts';
import type { RenderOptions } from '../render.ts';
import { threadsFor } from '../threads/threads-for.ts';
import { checkFields } from './check-fields.ts';
import { type Diagnosis, diagnose } from './diagnosis.ts';
import { DraftMaker } from './draft-maker.ts';
import type { DraftTask, NotebookFacts } from './draft-notebook.ts';
import { findNotebooks, type NotebookFile } from './find-notebooks.ts';
import type { ImageFormat } from './image-format.ts';
import { LabelIndex } from './label-index.ts';
import type { FieldsSchema } from './load-schema.ts';
import type { DraftResult } from './make-draft.ts';
import { type NotebookContent, NotebookContents } from './notebook-content.ts';
import { prepareNotebook } from './prepare-notebook.ts';
import type { PreparedNotebook } from './prepared-notebook.ts';
import type { ForeignLabel } from './resolve-foreign-references.ts';
import type { LinkTarget } from './resolve-links.ts';
import { titleFromPath } from './title-from-path.ts';

/** Notebooks whose files are looked at side by side. */
const LOOKED_AT = 16;

export interface NotebookSourceSettings {
  /** Absolute path of the folder of notebooks. */
  base: string;
  pattern: string[];
  /** Globs of the notebooks whose outputs may run scripts. */
  trust?: string[];
  /** Whether the heading that is the title is left out. */
  omitTitle?: boolean;
  /** What front matter must say. */
  fields?: FieldsSchema | undefined;
  /** Absolute path of the project: messages name notebooks relative to it. */
  root: string;
  /** Absolute path of the folder for images and other files. */
  mediaFolder: string;
  /** What pictures are encoded as. Default: what the project's image service makes. */
  imageFormat?: ImageFormat | undefined;
  render: RenderOptions;
  /** What runs notebooks before they are rendered; without it they are shown as they are. */
  executor?: Executor | undefined;
  /** Whether threads render, where there is enough to render: in a build, which wants all notebooks. */
  threads?: boolean;
  /** Whether notebooks with `draft: true` have pages. */
  drafts: boolean;
  /** The address of a notebook's page; `undefined` where notebooks have none. */
  pageOf: (id: string) => string | undefined;
}

/** A notebook that could be shown, with the reason why it could not be run, or the reason why it could not be shown. */
export type PrepareResult = { notebook: PreparedNotebook; failure?: Diagnosis } | { diagnosis: Diagnosis };

/** What is known of one state of a notebook's file. */
interface NotebookState {
  digest: string;
  /** `undefined` where the notebook cannot be shown. */
  facts: Promise<NotebookFacts | undefined>;
  result: Promise<PrepareResult>;
}

/**
 * A folder of notebooks. The pages of the integration and the content loader both draw from here.
 * A notebook is rendered once, until its content or the list of notebooks (and so what links lead to) changes.
 */
export class NotebookSource {
  readonly settings: NotebookSourceSettings;
  readonly #drafts: string;
  readonly #cells: string;
  readonly #contents: NotebookContents;
  readonly #index: LabelIndex;
  readonly #states = new Map<string, NotebookState>();
  #files: Promise<ReadonlyMap<string, NotebookFile>> | undefined;
  #maker: Promise<DraftMaker> | undefined;

  constructor(settings: NotebookSourceSettings) {
    this.settings = settings;
    this.#index = new LabelIndex(settings.threads === true);
    this.#drafts = join(settings.mediaFolder, '../drafts');
    this.#cells = join(settings.mediaFolder, '../cells');
    this.#contents = new NotebookContents(settings.executor, (file) => this.shownPath(file));
  }

  /** The notebooks of the folder, in the order of the site. Read once, until {@link refresh}. */
  async files(): Promise<NotebookFile[]> {
    return [...(await this.#byPath()).values()];
  }

  /** The notebook at an absolute path, if there is one. */
  async fileAt(path: string): Promise<NotebookFile | undefined> {
    return (await this.#byPath()).get(path);
  }

  /**
   * A notebook came or went. Everything is rendered again, since any of them may link to it.
   *
   * @returns the paths of the notebooks that had been rendered.
   */
  refresh(): string[] {
    const rendered = [...this.#states.keys()];
    this.#files = undefined;
    this.#states.clear();
    this.#contents.refresh();
    return rendered;
  }

  /**
   * A file beside the notebooks, such as a picture, changed: forgets the notebooks that were made from it.
   *
   * @returns the paths of those notebooks.
   */
  async forgetDependents(path: string): Promise<string[]> {
    const dependents: string[] = [];
    for (const [notebook, { result }] of this.#states) {
      const prepared = await result;
      if ('notebook' in prepared && prepared.notebook.dependencies.includes(path)) dependents.push(notebook);
    }
    for (const notebook of dependents) this.#states.delete(notebook);
    this.#contents.refresh();
    return dependents;
  }

  /** The notebook as a page needs it. A notebook that cannot be shown is no exception here, but a diagnosis. */
  async prepare(file: NotebookFile): Promise<PrepareResult> {
    return (await this.#state(file)).result;
  }

  /**
   * Begins with notebooks that will be asked for, so that threads work while others do. What fails is told when it is asked for.
   *
   * @param files Default: all.
   */
  async prepareAhead(files?: readonly NotebookFile[]): Promise<void> {
    const wanted = files ?? (await this.files().catch(() => []));
    this.#contents.begin(wanted);
    const waiting = wanted.values();
    const begin = async (): Promise<void> => {
      for (const file of waiting) await this.#state(file).then(({ facts }) => facts, ignore);
    };
    await Promise.all(Array.from({ length: LOOKED_AT }, begin));
  }

  /** Deletes what is kept of notebooks that are gone. */
  async prune(): Promise<void> {
    const { length } = await this.files();
    for (const folder of [this.#drafts, this.#cells]) {
      const kept = await readdir(folder).catch(() => []);
      if (kept.length > length) await pruneKept(folder);
    }
    await this.#contents.prune();
  }

  /** What of a notebook is rendered. */
  async content(file: NotebookFile): Promise<NotebookContent> {
    return this.#contents.of(file);
  }

  /** Begins to run notebooks whose contents will be asked for. */
  runAhead(files: readonly NotebookFile[]): void {
    this.#contents.begin(files);
  }

  /** How messages name a notebook: relative to the project, unless that says less than the whole path. */
  shownPath({ path }: NotebookFile): string {
    const shown = relative(this.settings.root, path).replaceAll('\\', '/');
    return shown.length < path.length ? shown : path;
  }

  #byPath(): Promise<ReadonlyMap<string, NotebookFile>> {
    this.#files ??= findNotebooks(this.settings.base, this.settings.pattern, this.settings.trust).then(
      (files) => new Map(files.map((file) => [file.path, file])),
    );
    return this.#files;
  }

  async #state(file: NotebookFile): Promise<NotebookState> {
    const content = await this.#contents.of(file);
    const known = this.#states.get(file.path);
    if (known?.digest === content.digest) return known;
    const drafted = this.#draft(file, content);
    const state: NotebookState = {
      digest: content.digest,
      // Without the HTML, which would stay in memory.
      facts: drafted.then((result) => ('draft' in result ? result.draft.facts : undefined)),
      result: this.#prepare(file, content, drafted),
    };
    this.#states.set(file.path, state);
    return state;
  }

  async #draft(file: NotebookFile, { path: content, digest }: NotebookContent): Promise<DraftResult> {
    const { base, mediaFolder, omitTitle = false, render } = this.settings;
    const cells = cellCacheFile(this.#cells, file.path, packageVersion());
    const shownPath = this.shownPath(file);
    const { path, trusted } = file;
    const places = { path, content, shownPath, base, mediaFolder };
    const task: DraftTask = { ...places, cells, trusted, omitTitle, render };
    try {
      return await (await this.#openMaker()).make(task, digest);
    } catch (error) {
      return { diagnosis: diagnose(error, shownPath) };
    }
  }

  #openMaker(): Promise<DraftMaker> {
    this.#maker ??= this.#threads().then((threads) => new DraftMaker(this.#drafts, threads));
    return this.#maker;
  }

  async #threads(): Promise<number> {
    if (!this.settings.threads) return 1;
    const files = await this.files();
    const sizes = await Promise.all(
      files.map(async ({ path }) => (await stat(path).catch(() => undefined))?.size ?? 0),
    );
    return threadsFor(
      files.length,
      sizes.reduce((sum, size) => sum + size, 0),
    );
  }

  /** The page of the notebook at an absolute path, for links to it; `undefined` where it has none. */
  async pageAt(path: string): Promise<LinkTarget | undefined> {
    const file = await this.fileAt(path);
    const address = file && this.settings.pageOf(file.id);
    if (file === undefined || address === undefined) return undefined;
    const facts = async () => (await this.#state(file)).facts;
    if (!this.settings.drafts && (await facts())?.frontmatter.draft === true) return undefined;
    return {
      address,
      anchors: async () => new Map((await facts())?.anchors),
      labels: async () => new Map((await facts())?.labels),
      headings: async () => (await facts())?.headings ?? [],
      title: async () => (await facts())?.frontmatter.title ?? titleFromPath(path),
    };
  }

  /** The labels of a name in all notebooks but the one at a path. Renders those that may define it. */
  async #labels(name: string, path: string): Promise<ForeignLabel[]> {
    const found: ForeignLabel[] = [];
    for (const file of await this.files()) {
      if (file.path === path || !(await this.#index.mentions(file.path, name))) continue;
      const page = await this.pageAt(file.path);
      const label = (await page?.labels())?.get(name.toLowerCase());
      const anchor = label && (await page?.anchors())?.get(label.name);
      if (!page || !label || anchor === undefined) continue;
      const address = `${page.address}#${encodeURIComponent(anchor)}`;
      found.push({ label, address, path: file.path, shownPath: this.shownPath(file) });
    }
    return found;
  }

  async #prepare(
    file: NotebookFile,
    { path: content, failure }: NotebookContent,
    drafted: Promise<DraftResult>,
  ): Promise<PrepareResult> {
    const { base, fields, imageFormat } = this.settings;
    const shownPath = this.shownPath(file);
    const result = await drafted;
    if ('diagnosis' in result) return result;
    try {
      const notebook = await prepareNotebook(result.draft, {
        ...{ path: file.path, shownPath, base, imageFormat },
        pageOf: (path) => this.pageAt(path),
        labelsOf: (name) => this.#labels(name, file.path),
      });
      const misfit = fields && checkFields(notebook.data, fields.schema, shownPath, fields.shownPath);
      if (misfit) return { diagnosis: misfit };
      if (content !== file.path) notebook.executed = content;
      return { notebook, ...(failure && { failure }) };
    } catch (error) {
      return { diagnosis: diagnose(error, shownPath) };
    }
  }
}

function ignore(): void {}
