import { glob } from 'tinyglobby';
import { digestInputs } from './digest-inputs.ts';
import type { ExecuteSettings } from './execute-settings.ts';
import { findPythons } from './find-python.ts';
import { findJupyter, type Jupyter, type Kernel, kernelFingerprint } from './jupyter.ts';

interface SurroundingsSettings extends Pick<ExecuteSettings, 'pattern' | 'python' | 'inputs'> {
  /** Absolute paths of the folders of notebooks. */
  bases: readonly string[];
  /** Absolute path of the project, if there is one. */
  root: string | undefined;
}

/** What notebooks are run in: Jupyter, its kernels, and the files around. Each is asked for once, when it is needed. */
export class Surroundings {
  readonly #settings: SurroundingsSettings;
  readonly #onUnmatched: (pattern: readonly string[]) => void;
  readonly #fingerprints = new Map<string, Promise<string>>();
  #jupyter: Promise<Jupyter> | undefined;
  #matching: Promise<ReadonlySet<string> | undefined> | undefined;
  #inputs: Promise<string> | undefined;

  /** @param onUnmatched Called when the globs select nothing. */
  constructor(settings: SurroundingsSettings, onUnmatched: (pattern: readonly string[]) => void) {
    this.#settings = settings;
    this.#onUnmatched = onUnmatched;
  }

  /** Files came, went or changed: they are looked at again. */
  refresh(): void {
    this.#matching = undefined;
    this.#inputs = undefined;
  }

  /** Whether the notebook at a path is one of those to be run. */
  async isSelected(path: string): Promise<boolean> {
    this.#matching ??= this.#match();
    return (await this.#matching)?.has(path.replaceAll('\\', '/')) !== false;
  }

  /** @throws {NotebookError} where there is none. */
  jupyter(): Promise<Jupyter> {
    this.#jupyter ??= this.#findJupyter();
    return this.#jupyter;
  }

  /** As {@link kernelFingerprint}. */
  fingerprint(kernel: Kernel): Promise<string> {
    const known = this.#fingerprints.get(kernel.name) ?? kernelFingerprint(kernel);
    this.#fingerprints.set(kernel.name, known);
    return known;
  }

  /** Hash of the files that the user named. */
  inputs(): Promise<string> {
    const { inputs, bases } = this.#settings;
    this.#inputs ??= digestInputs(inputs, bases);
    return this.#inputs;
  }

  /** @returns `undefined` where all are to be run. */
  async #match(): Promise<ReadonlySet<string> | undefined> {
    const { bases, pattern } = this.#settings;
    if (pattern === undefined) return undefined;
    const found = bases.map((cwd) => glob(pattern, { cwd, absolute: true, ignore: '**/node_modules/**' }));
    const paths = new Set((await Promise.all(found)).flat());
    if (paths.size === 0) this.#onUnmatched(pattern);
    return paths;
  }

  async #findJupyter(): Promise<Jupyter> {
    const { python, bases, root } = this.#settings;
    const folders = root === undefined ? bases : [root, ...bases];
    return findJupyter(python === undefined ? await findPythons(folders) : [python]);
  }
}
