import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import type { Executor } from '../execute/executor.ts';
import { type Diagnosis, diagnose } from './diagnosis.ts';
import type { NotebookFile } from './find-notebooks.ts';

/** What of a notebook is rendered. */
export interface NotebookContent {
  /** Absolute path: of the notebook, or of what Jupyter has made of it. */
  path: string;
  /** Hash of that file. */
  digest: string;
  /** Why Jupyter could not run it, or not to its end. */
  failure?: Diagnosis;
}

/** How a failure that concerns all notebooks is named. */
const ALL = 'Jupyter';

/** Looks after what of the notebooks is rendered. Each is run once, until its file changes. */
export class NotebookContents {
  readonly #executor: Executor | undefined;
  readonly #shownPath: (file: NotebookFile) => string;
  readonly #known = new Map<string, { digest: string; content: Promise<NotebookContent> }>();

  constructor(executor: Executor | undefined, shownPath: (file: NotebookFile) => string) {
    this.#executor = executor;
    this.#shownPath = shownPath;
  }

  async of(file: NotebookFile): Promise<NotebookContent> {
    const { path } = file;
    const digest = await digestOf(path);
    if (this.#executor === undefined) return { path, digest };
    const known = this.#known.get(path);
    if (known?.digest === digest) return known.content;
    const content = this.#execute(file, digest, this.#executor);
    this.#known.set(path, { digest, content });
    return content;
  }

  /** Begins to run notebooks that will be asked for, so that all that wait are known. What fails is told when they are asked for. */
  begin(files: readonly NotebookFile[]): void {
    if (this.#executor === undefined) return;
    for (const file of files) this.of(file).catch(() => {});
  }

  /** Files came, went or changed. */
  refresh(): void {
    this.#executor?.refresh();
  }

  async prune(): Promise<void> {
    await this.#executor?.prune();
  }

  async #execute(file: NotebookFile, digest: string, executor: Executor): Promise<NotebookContent> {
    const name = this.#shownPath(file);
    const { file: executed, failure } = await executor.execute(file.path, name);
    return {
      path: executed ?? file.path,
      digest: executed === undefined ? digest : await digestOf(executed),
      ...(failure && { failure: diagnose(failure, failure.path === undefined ? ALL : name) }),
    };
  }
}

async function digestOf(path: string): Promise<string> {
  return createHash('sha256')
    .update(await readFile(path))
    .digest('hex');
}
