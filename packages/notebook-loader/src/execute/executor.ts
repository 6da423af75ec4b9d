import { createHash } from 'node:crypto';
import { readFile, realpath } from 'node:fs/promises';
import { dirname, join, relative } from 'node:path';
import pLimit, { type LimitFunction } from 'p-limit';
import { isInFolder } from '../astro/is-in-folder.ts';
import { type KeptFile, readKept, writeKept } from '../media/kept-file.ts';
import { replaceFile } from '../media/replace-file.ts';
import { type JsonValue, type Notebook, NotebookError, parseNotebook } from '../nbformat/index.ts';
import { chooseKernel } from './choose-kernel.ts';
import { type CodeToRun, codeToRun, isRunnable, notebookWishes, refusesToRun } from './code-to-run.ts';
import type { ExecuteSettings } from './execute-settings.ts';
import type { Execution, ExecutionEvent } from './execution.ts';
import { executionKey } from './execution-key.ts';
import { explainFailure, markFailure } from './explain-failure.ts';
import { forgetUnused, markUsed } from './forget-unused.ts';
import { mergeResults } from './merge-results.ts';
import { type ExecutionResults, readResults } from './results.ts';
import { runCode } from './run-code.ts';
import { Surroundings } from './surroundings.ts';

/** Seconds that a kernel may take to start, on a machine that has much else to do. */
const STARTUP_TIMEOUT = 180;

/** Notebooks that are read at once, to see whether they are to be run. */
const READ_AT_ONCE = 16;

export interface ExecutorSettings extends ExecuteSettings {
  /** Absolute paths of the folders of notebooks. What lies outside of them, or leads there, is never run. */
  bases: readonly string[];
  /** Absolute path of the folder that paths are told from, so that results hold wherever it lies; `undefined` where it may not move. */
  root: string | undefined;
  /** Absolute path of the folder for results and executed notebooks. */
  cacheFolder: string;
  /** What is done where there are no results: `run`, or leave the notebook as it is. */
  missing: 'run' | 'leave';
  /** Whether results of earlier runs are passed over. */
  again?: boolean;
  tell: (event: ExecutionEvent) => void;
}

/** Runs notebooks by Jupyter, several at once, each once as long as nothing changes that its outputs depend on. */
export class Executor {
  readonly #settings: ExecutorSettings;
  readonly #reading = pLimit(READ_AT_ONCE);
  readonly #running: LimitFunction;
  readonly #surroundings: Surroundings;
  #hasComplained = false;

  constructor(settings: ExecutorSettings) {
    this.#settings = settings;
    this.#running = pLimit(settings.parallel);
    this.#surroundings = new Surroundings(settings, (pattern) =>
      settings.tell({ kind: 'unmatched', pattern }),
    );
  }

  /**
   * The notebook at a path as Jupyter leaves it.
   *
   * @param name How messages name it.
   */
  async execute(path: string, name: string): Promise<Execution> {
    try {
      const planned = await this.#reading(() => this.#plan(path, name));
      if (planned === undefined) return {};
      const { notebook, code, kept } = planned;
      const known = this.#settings.again ? undefined : readResults(parsed(readKept(kept)));
      if (known) {
        await markUsed(kept.file);
        return { file: await this.#write(path, notebook, code, known) };
      }
      if (this.#settings.missing === 'leave') return {};
      return await this.#running(() => this.#run(planned, path, name));
    } catch (error) {
      if (!(error instanceof NotebookError)) throw error;
      if (this.#settings.missing === 'run') return { failure: error };
      if (!this.#hasComplained) this.#settings.tell({ kind: 'unavailable', error });
      this.#hasComplained = true;
      return {};
    }
  }

  /** Files came, went or changed: which notebooks are run, and what they depend on, is looked for again. */
  refresh(): void {
    this.#surroundings.refresh();
  }

  /** Deletes what nobody has used for long. */
  async prune(): Promise<void> {
    for (const folder of ['results', 'executed'])
      await forgetUnused(join(this.#settings.cacheFolder, folder));
  }

  /** What is to be run; `undefined` where nothing is. */
  async #plan(path: string, name: string): Promise<Plan | undefined> {
    const { bases, kernels, root, cacheFolder } = this.#settings;
    if (!(await this.#surroundings.isSelected(path))) return undefined;
    const notebook = await readOrLeave(path);
    if (notebook === undefined || refusesToRun(notebook)) return undefined;
    const code = codeToRun(notebook);
    if (!isRunnable(code)) return undefined;
    const real = await realpath(path);
    const folders = await Promise.all(bases.map((base) => realpath(base)));
    if (!folders.some((folder) => isInFolder(folder, real))) {
      throw new NotebookError(
        `The notebook is a link to ${real}, which lies outside of the folder of notebooks, and was not run.`,
        'Move it there, or name a folder that holds both; to show it as it is, leave it out by execute.pattern.',
        { path: name },
      );
    }
    const jupyter = await this.#surroundings.jupyter();
    const kernel = chooseKernel(notebook, jupyter, kernels, name);
    const { timeout, allowErrors } = { ...this.#settings, ...notebookWishes(notebook) };
    const key = executionKey({
      ...{ code, allowErrors },
      kernel: kernel.name,
      environment: await this.#surroundings.fingerprint(kernel),
      folder: root === undefined ? dirname(path) : relative(root, dirname(path)).replaceAll('\\', '/'),
      inputs: await this.#surroundings.inputs(),
    });
    const kept = { file: join(cacheFolder, 'results', `${key.slice(0, 32)}.json`), notebook: path, key };
    return { notebook, code, kept, kernel: kernel.name, python: jupyter.python, timeout, allowErrors };
  }

  async #run(plan: Plan, path: string, name: string): Promise<Execution> {
    const { notebook, code, kept, python, kernel, timeout, allowErrors } = plan;
    const { tell } = this.#settings;
    const started = performance.now();
    const left = () => this.#running.activeCount + this.#running.pendingCount;
    const cells = code.length;
    tell({ kind: 'run', name, cells, left: left() });
    const task = {
      ...{ kernel, timeout, allowErrors, startupTimeout: STARTUP_TIMEOUT },
      ...{ folder: dirname(path), cells: code },
    };
    const onCell = (cell: number) => tell({ kind: 'run', name, cell, cells, left: left() });
    let outcome = await runCode(python, task, onCell);
    // Kernels that start at the same moment may have been given the same port.
    if (outcome.failure?.kind === 'start') outcome = await runCode(python, task, onCell);
    const { results, failure } = outcome;
    tell({ kind: 'end', name, seconds: (performance.now() - started) / 1000, left: left() - 1 });
    if (!failure) {
      writeKept(kept, JSON.stringify(results));
      return { file: await this.#write(path, notebook, code, results) };
    }
    const explained = explainFailure(failure, notebook, { kernel, timeout }, name);
    // Without a cell nothing has run: the notebook's own outputs say more than none.
    if (failure.cell === undefined) return { failure: explained };
    const marked = markFailure(results, failure, explained.reason);
    return { file: await this.#write(path, notebook, code, marked), failure: explained };
  }

  /** The notebook with its outputs, in a file of its own: that of its author is never changed. */
  async #write(
    path: string,
    notebook: Notebook,
    code: readonly CodeToRun[],
    results: ExecutionResults,
  ): Promise<string> {
    const name = createHash('sha256').update(path).digest('hex').slice(0, 16);
    const file = join(this.#settings.cacheFolder, 'executed', `${name}.ipynb`);
    const text = mergeResults(notebook, code, results);
    if ((await readFile(file, 'utf8').catch(() => undefined)) === text) await markUsed(file);
    else replaceFile(file, text);
    return file;
  }
}

/** What is to be run, and where its results are kept. */
interface Plan {
  notebook: Notebook;
  code: CodeToRun[];
  kept: KeptFile;
  kernel: string;
  python: string;
  timeout: number;
  allowErrors: boolean;
}

/** What cannot be read is not run: rendering says why. */
async function readOrLeave(path: string): Promise<Notebook | undefined> {
  try {
    return parseNotebook(await readFile(path));
  } catch {
    return undefined;
  }
}

function parsed(text: string | undefined): JsonValue | undefined {
  return text === undefined ? undefined : JSON.parse(text);
}
