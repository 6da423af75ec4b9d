import { z } from 'astro/zod';
import { DEFAULT_TIMEOUT, defaultSettings, type ExecuteSettings } from '../execute/execute-settings.ts';
import { globs, nonEmpty } from './option-values.ts';

/** How Jupyter runs the notebooks before they are rendered. */
export interface ExecuteOptions {
  /**
   * Which notebooks are run: one glob or several, within `base`.
   *
   * @default all that are shown
   */
  pattern?: string | string[] | undefined;
  /**
   * The Python that Jupyter is installed for: a command, or a path relative to the project root.
   *
   * @default The first that has it: of the active virtual environment, of `.venv`, of the command `jupyter`, `python3`.
   */
  python?: string | undefined;
  /**
   * Kernels that run notebooks in the place of those that they name, such as `{ 'my-laptop': 'python3' }`.
   *
   * @default {}
   */
  kernels?: Record<string, string> | undefined;
  /**
   * Seconds that one cell may take. A notebook's own `metadata.execution.timeout` comes first.
   *
   * @default 300
   */
  timeout?: number | undefined;
  /**
   * Whether notebooks run on after a cell has failed, and count as sound. A notebook's own `metadata.execution.allow_errors`
   * comes first; a single cell that is meant to fail has the tag `raises-exception`.
   *
   * @default false
   */
  allowErrors?: boolean | undefined;
  /**
   * How many notebooks run at once, each in a kernel of its own.
   *
   * @default as many as the machine has cores
   */
  parallel?: number | undefined;
  /**
   * Files that the outputs depend on besides the code and the installed packages, such as data and modules: one glob or several,
   * within `base`. When one changes, the notebooks run again.
   *
   * @default []
   */
  inputs?: string | string[] | undefined;
  /**
   * Whether `astro dev` runs notebooks, too: one whose code has changed, when a page asks for it. Otherwise it shows what
   * earlier runs of the same code have put out, else what the file has.
   *
   * @default false
   */
  dev?: boolean | undefined;
}

/** The options with the defaults filled in; `undefined` where nothing is run. */
export type ResolvedExecuteOptions = (ExecuteSettings & { dev: boolean }) | undefined;

const globList = globs.transform((patterns) => [patterns].flat());

const seconds = z.number().refine((value) => value > 0, 'Expected a number of seconds above 0.');

const amount = z
  .number()
  .refine((value) => Number.isInteger(value) && value > 0, 'Expected a whole number above 0.');

const shape = z.strictObject({
  pattern: globList.optional(),
  python: nonEmpty.optional(),
  kernels: z.record(nonEmpty, nonEmpty).default({}),
  timeout: seconds.default(DEFAULT_TIMEOUT),
  allowErrors: z.boolean().default(false),
  parallel: amount.optional(),
  inputs: globList.optional(),
  dev: z.boolean().default(false),
});

export const executeOption = z
  .union([z.boolean(), shape])
  .default(false)
  .transform((execute): ResolvedExecuteOptions => {
    if (execute === false) return undefined;
    const settings = defaultSettings();
    if (execute === true) return { ...settings, dev: false };
    const { pattern, python, parallel = settings.parallel, inputs = [], ...others } = execute;
    return { ...others, pattern, python, parallel, inputs };
  });
