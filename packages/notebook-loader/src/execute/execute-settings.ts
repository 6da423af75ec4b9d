import { availableParallelism } from 'node:os';

/** How notebooks are run. */
export interface ExecuteSettings {
  /** Globs, within the folder of notebooks, of those that are run; `undefined` for all. */
  pattern: string[] | undefined;
  /** The Python that has Jupyter: a command, or an absolute path; `undefined` to look for it. */
  python: string | undefined;
  /** Kernels in the place of those that notebooks name. */
  kernels: Readonly<Record<string, string>>;
  /** Seconds that one cell may take. */
  timeout: number;
  /** Whether a notebook runs on after a cell has failed. */
  allowErrors: boolean;
  /** How many notebooks run at once. */
  parallel: number;
  /** Globs, within the folder of notebooks, of files that results depend on besides the code. */
  inputs: string[];
}

export const DEFAULT_TIMEOUT = 300;

export function defaultSettings(): ExecuteSettings {
  return {
    ...{ pattern: undefined, python: undefined, kernels: {}, timeout: DEFAULT_TIMEOUT, allowErrors: false },
    ...{ parallel: availableParallelism(), inputs: [] },
  };
}
