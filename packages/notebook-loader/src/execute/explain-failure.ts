import { type JsonObject, type Notebook, NotebookError } from '../nbformat/index.ts';
import { isCode } from './code-to-run.ts';
import type { ExecutionResults } from './results.ts';
import type { RunFailure } from './run-code.ts';

interface RunLimits {
  kernel: string;
  /** Seconds that one cell may take. */
  timeout: number;
}

type Words = [reason: string, hint: string];

const WORDS: Record<RunFailure['kind'], (message: string, limits: RunLimits) => Words> = {
  error: (message) => [
    `The cell failed when it was run: ${message}.`,
    'Correct it; if it is meant to fail, give it the tag “raises-exception”; if the rest is to run all the same, set execute.allowErrors.',
  ],
  timeout: (_, { timeout }) => [
    `The cell ran for more than ${timeout} seconds, which is the limit, and was ended.`,
    'Set execute.timeout, or “timeout” in the notebook’s metadata.execution, to more seconds; or give the cell the tag “skip-execution”.',
  ],
  dead: (_, { kernel }) => [
    `The kernel “${kernel}” ended while the cell ran: it crashed, or the machine had no memory left.`,
    'Run the notebook in Jupyter to see which; with fewer notebooks at once (execute.parallel) each has more memory.',
  ],
  start: (message, { kernel }) => [
    `The kernel “${kernel}” did not start: ${message}.`,
    'See whether “jupyter console --kernel” starts it; a kernel of Python needs the package “ipykernel”.',
  ],
  other: (message) => [
    `Jupyter could not run the notebook: ${message}.`,
    'Try it with “jupyter execute”; if that can run it, report this, with the notebook.',
  ],
};

/** What a run that failed means for the author of a notebook, with the cell counted among all of them. */
export function explainFailure(
  { kind, cell, message }: RunFailure,
  { cells }: Notebook,
  limits: RunLimits,
  path: string,
): NotebookError {
  const text = message.replace(/\.?\s*$/, '');
  const [reason, hint] = WORDS[kind](text, limits);
  const places = cells.flatMap((other, index) => (isCode(other) ? index : []));
  return new NotebookError(reason, hint, { path, cell: cell === undefined ? undefined : places[cell] });
}

/** The results with the failure as an output of its cell, where the kernel could not write one: a page shows where it ended. */
export function markFailure(
  results: ExecutionResults,
  failure: RunFailure,
  reason: string,
): ExecutionResults {
  if (failure.cell === undefined || failure.kind === 'error') return results;
  const output: JsonObject = {
    output_type: 'error',
    ename: NAMES[failure.kind],
    evalue: reason,
    traceback: [],
  };
  const cells = results.cells.map((cell, index) =>
    index === failure.cell ? { execution_count: null, outputs: [...(cell?.outputs ?? []), output] } : cell,
  );
  return { ...results, cells };
}

/** The names of nbclient's own errors. */
const NAMES: Record<RunFailure['kind'], string> = {
  error: 'CellExecutionError',
  timeout: 'CellTimeoutError',
  dead: 'DeadKernelError',
  start: 'RuntimeError',
  other: 'RuntimeError',
};
