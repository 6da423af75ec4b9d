import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { relative } from 'node:path';
import { type RenderedNotebook, type RenderOptions, renderNotebook } from '../render.ts';
import { type Diagnosis, diagnose } from './diagnosis.ts';
import { findNotebooks, type NotebookFile } from './find-notebooks.ts';
import { MediaStore } from './media-store.ts';
import { prepareNotebook } from './prepare-notebook.ts';
import type { PreparedNotebook } from './prepared-notebook.ts';

export interface NotebookSourceSettings {
  /** Absolute path of the folder of notebooks. */
  base: string;
  pattern: string[];
  /** Absolute path of the project: messages name notebooks relative to it. */
  root: string;
  /** Absolute path of the folder for images and other files. */
  mediaFolder: string;
  render: RenderOptions;
  /** The address of a notebook's page; `undefined` where notebooks have none. */
  pageOf: (id: string) => string | undefined;
}

/** A notebook that could be shown, or the reason why not. */
export type PrepareResult = { notebook: PreparedNotebook } | { diagnosis: Diagnosis };

/** What is known of one state of a notebook's file. */
interface NotebookState {
  digest: string;
  /** Where its headings are, once it is rendered; empty where it cannot be. */
  anchors: Promise<ReadonlyMap<string, string>>;
  result: Promise<PrepareResult>;
}

/**
 * A folder of notebooks. The pages of the integration and the content loader both draw from here.
 * A notebook is rendered once, until its content or the list of notebooks (and so what links lead to) changes.
 */
export class NotebookSource {
  readonly settings: NotebookSourceSettings;
  readonly #store: MediaStore;
  readonly #states = new Map<string, NotebookState>();
  #files: Promise<NotebookFile[]> | undefined;

  constructor(settings: NotebookSourceSettings) {
    this.settings = settings;
    this.#store = new MediaStore(settings.mediaFolder);
  }

  /** The notebooks of the folder, in the order of the site. Read once, until {@link refresh}. */
  files(): Promise<NotebookFile[]> {
    this.#files ??= findNotebooks(this.settings.base, this.settings.pattern);
    return this.#files;
  }

  /** A notebook came or went. Everything is rendered again, since any of them may link to it. */
  refresh(): void {
    this.#files = undefined;
    this.#states.clear();
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

  async #state(file: NotebookFile): Promise<NotebookState> {
    const content = await readFile(file.path);
    const digest = digestOf(content);
    const known = this.#states.get(file.path);
    if (known?.digest === digest) return known;
    const rendered = renderNotebook(content, { ...this.settings.render, path: this.shownPath(file) });
    const state: NotebookState = {
      digest,
      anchors: rendered.then(
        ({ anchors }) => anchors,
        () => new Map(),
      ),
      result: this.#prepare(file, digest, rendered),
    };
    this.#states.set(file.path, state);
    return state;
  }

  async #prepare(
    file: NotebookFile,
    digest: string,
    rendering: Promise<RenderedNotebook>,
  ): Promise<PrepareResult> {
    const { base, pageOf } = this.settings;
    const shownPath = this.shownPath(file);
    try {
      const rendered = await rendering;
      const byPath = new Map((await this.files()).map((other) => [other.path, other]));
      const notebook = await prepareNotebook(rendered, {
        path: file.path,
        shownPath,
        base,
        digest,
        store: this.#store,
        pageOf: (path) => {
          const other = byPath.get(path);
          const address = other && pageOf(other.id);
          if (other === undefined || address === undefined) return undefined;
          return { address, anchors: async () => (await this.#state(other)).anchors };
        },
      });
      return { notebook };
    } catch (error) {
      return { diagnosis: diagnose(error, shownPath) };
    }
  }
}

function digestOf(content: Uint8Array): string {
  return createHash('sha256').update(content).digest('hex');
}
