import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { cellCacheFile, openCellCache } from '../media/cell-cache.ts';
import { packageVersion } from '../media/package-version.ts';
import { type RenderedNotebook, type RenderOptions, renderNotebook } from '../render.ts';
import { addClass } from '../tree/element.ts';
import { checkFields } from './check-fields.ts';
import { type Diagnosis, diagnose } from './diagnosis.ts';
import { filesBeside } from './files-beside.ts';
import { findNotebooks, type NotebookFile } from './find-notebooks.ts';
import { LabelIndex } from './label-index.ts';
import type { FieldsSchema } from './load-schema.ts';
import { MediaStore } from './media-store.ts';
import { omitTitle } from './omit-title.ts';
import { prepareNotebook, titleFromPath } from './prepare-notebook.ts';
import type { NotebookWarning, PreparedNotebook } from './prepared-notebook.ts';
import { type ForeignLabel, resolveForeignReferences } from './resolve-foreign-references.ts';
import type { LinkTarget } from './resolve-links.ts';

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
  render: RenderOptions;
  /** Whether notebooks with `draft: true` have pages. */
  drafts: boolean;
  /** The address of a notebook's page; `undefined` where notebooks have none. */
  pageOf: (id: string) => string | undefined;
}

/** A notebook that could be shown, or the reason why not. */
export type PrepareResult = { notebook: PreparedNotebook } | { diagnosis: Diagnosis };

/** What is known of one state of a notebook's file. */
interface NotebookState {
  digest: string;
  rendering: Promise<Pick<RenderedNotebook, 'anchors' | 'frontmatter' | 'headings' | 'labels'>>;
  result: Promise<PrepareResult>;
}

/**
 * A folder of notebooks. The pages of the integration and the content loader both draw from here.
 * A notebook is rendered once, until its content or the list of notebooks (and so what links lead to) changes.
 */
export class NotebookSource {
  readonly settings: NotebookSourceSettings;
  readonly #store: MediaStore;
  readonly #index = new LabelIndex();
  readonly #states = new Map<string, NotebookState>();
  #files: Promise<ReadonlyMap<string, NotebookFile>> | undefined;

  constructor(settings: NotebookSourceSettings) {
    this.settings = settings;
    this.#store = new MediaStore(settings.mediaFolder);
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
    return dependents;
  }

  /** The notebook as a page needs it. A notebook that cannot be shown is no exception here, but a diagnosis. */
  async prepare(file: NotebookFile): Promise<PrepareResult> {
    return (await this.#state(file)).result;
  }

  /** Hash of the notebook's file. */
  async digest(file: NotebookFile): Promise<string> {
    return digestOf(await readFile(file.path));
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
    const content = await readFile(file.path);
    const digest = digestOf(content);
    const known = this.#states.get(file.path);
    if (known?.digest === digest) return known;
    const named = new Set<string>();
    const rendered = this.#render(file, content, named);
    const state: NotebookState = {
      digest,
      // Without the tree, which would stay in memory.
      rendering: rendered.then(({ anchors, frontmatter, headings, labels }) => ({
        anchors,
        frontmatter,
        headings,
        labels,
      })),
      result: this.#prepare(file, digest, rendered, named),
    };
    // `result` is where a failure is told.
    state.rendering.catch(() => {});
    this.#states.set(file.path, state);
    return state;
  }

  async #render(file: NotebookFile, content: Uint8Array, named: Set<string>): Promise<RenderedNotebook> {
    const folder = join(this.settings.mediaFolder, '../cells');
    const cache = await openCellCache(cellCacheFile(folder, file.path, packageVersion()));
    const rendered = await renderNotebook(content, {
      ...this.settings.render,
      cache,
      files: filesBeside(file.path, this.settings.base, named),
      path: this.shownPath(file),
      trust: file.trusted,
      keepReferences: true,
    });
    await cache.keep();
    return rendered;
  }

  /** The page of the notebook at a path, for links to it. */
  async #page(path: string): Promise<LinkTarget | undefined> {
    const file = await this.fileAt(path);
    const address = file && this.settings.pageOf(file.id);
    if (file === undefined || address === undefined) return undefined;
    const rendering = async () => (await this.#state(file)).rendering.catch(() => undefined);
    if (!this.settings.drafts && (await rendering())?.frontmatter.draft === true) return undefined;
    return {
      address,
      anchors: async () => (await rendering())?.anchors ?? new Map(),
      labels: async () => (await rendering())?.labels ?? new Map(),
      headings: async () => (await rendering())?.headings ?? [],
      title: async () => (await rendering())?.frontmatter.title ?? titleFromPath(path),
    };
  }

  /** The labels of a name in all notebooks but the one at a path. Renders those that may define it. */
  async #labels(name: string, path: string): Promise<ForeignLabel[]> {
    const found: ForeignLabel[] = [];
    for (const file of await this.files()) {
      if (file.path === path || !(await this.#index.mentions(file.path, name))) continue;
      const page = await this.#page(file.path);
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
    digest: string,
    rendering: Promise<RenderedNotebook>,
    named: ReadonlySet<string>,
  ): Promise<PrepareResult> {
    const { base } = this.settings;
    const shownPath = this.shownPath(file);
    try {
      const rendered = await rendering;
      // Starlight keeps its rules for Markdown away from this class; elsewhere it means nothing.
      const { hast, frontmatter, headings } = rendered;
      for (const child of hast.children) if (child.type === 'element') addClass(child, 'not-content');
      if (this.settings.omitTitle) rendered.headings = omitTitle(hast, frontmatter.title, headings);
      const warnings: NotebookWarning[] = [];
      const referred = await resolveForeignReferences(hast, {
        find: (name) => this.#labels(name, file.path),
        warn: (reason, cell) => warnings.push({ reason, place: `${shownPath} (cell ${cell})` }),
      });
      const notebook = await prepareNotebook(rendered, {
        path: file.path,
        shownPath,
        base,
        digest,
        store: this.#store,
        pageOf: (path) => this.#page(path),
      });
      const { fields } = this.settings;
      const misfit = fields && checkFields(notebook.data, fields.schema, shownPath, fields.shownPath);
      if (misfit) return { diagnosis: misfit };
      notebook.dependencies.push(...named, ...referred);
      notebook.warnings.push(...warnings);
      return { notebook };
    } catch (error) {
      return { diagnosis: diagnose(error, shownPath) };
    }
  }
}

function digestOf(content: Uint8Array): string {
  return createHash('sha256').update(content).digest('hex');
}
