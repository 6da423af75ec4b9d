import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { isObject, type JsonObject, type JsonValue, objectOf, ownString } from '../nbformat/index.ts';
import { script } from './ask-python.ts';
import type { CodeToRun } from './code-to-run.ts';
import { type ExecutionResults, readResults } from './results.ts';

/** What Jupyter is told about a run. Times in seconds. */
export interface RunTask {
  /** The working directory. */
  folder: string;
  kernel: string;
  /** That one cell may take. */
  timeout: number;
  /** That the kernel may take to start. */
  startupTimeout: number;
  allowErrors: boolean;
  cells: readonly CodeToRun[];
}

/** Why a run did not come to its end. */
export interface RunFailure {
  /**
   * `error`: a cell failed; `timeout`: it took too long; `dead`: the kernel ended; `start`: the kernel did not start;
   * `other`: what Jupyter should never do.
   */
  kind: 'error' | 'timeout' | 'dead' | 'start' | 'other';
  /** Index of the cell among the code cells. */
  cell?: number;
  /** What Jupyter said. */
  message: string;
}

export interface RunOutcome {
  /** What was put out until then. */
  results: ExecutionResults;
  failure?: RunFailure;
}

const KINDS: readonly string[] = [
  'error',
  'timeout',
  'dead',
  'start',
  'other',
] satisfies RunFailure['kind'][];

const NOTHING: ExecutionResults = { cells: [], widgets: null };

/** So much of what was said beside the answers tells why there are none. */
const SAID_CHARACTERS = 2000;

/**
 * Has Jupyter run code in a kernel of its own. The kernel ends with this process at the latest, however that ends: it is told by
 * the end of the pipe between them.
 *
 * @param onCell Called with the index of each cell as it begins.
 */
export function runCode(
  python: string,
  task: RunTask,
  onCell: (index: number) => void = () => {},
): Promise<RunOutcome> {
  // A signal from the keyboard goes to all of a group: in its own, the kernel is ended in good order.
  const child = spawn(python, [script('ask_jupyter.py'), 'run'], {
    ...{ cwd: task.folder, detached: process.platform !== 'win32', windowsHide: true },
    stdio: ['pipe', 'pipe', 'pipe'],
  });
  let outcome: RunOutcome | undefined;
  let said = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    said = (said + text).slice(-SAID_CHARACTERS);
  });
  const lines = createInterface({ input: child.stdout, crlfDelay: Number.POSITIVE_INFINITY });
  lines.on('line', (line) => {
    const event = readEvent(line);
    if (event.event === 'cell' && typeof event.cell === 'number') onCell(event.cell);
    if (event.event === 'end') outcome = readOutcome(event);
  });
  // One that has ended already says why by its exit.
  child.stdin.on('error', () => {});
  child.stdin.write(`${JSON.stringify(task)}\n`);
  return new Promise((resolve) => {
    let isRead = false;
    let ended: string | undefined;
    const settle = () => {
      if (!isRead || ended === undefined) return;
      // Something that the notebook has started may hold it open.
      child.stderr.destroy();
      child.stdin.destroy();
      const message = said.trim().split('\n').at(-1) || `Python ended ${ended}.`;
      resolve(outcome ?? { results: NOTHING, failure: { kind: 'other', message } });
    };
    lines.once('close', () => {
      isRead = true;
      settle();
    });
    child.once('error', ({ message }) => {
      resolve({ results: NOTHING, failure: { kind: 'other', message } });
    });
    child.once('exit', (status, signal) => {
      ended = signal === null ? `with the status ${status}` : `by the signal ${signal}`;
      settle();
    });
  });
}

/** A line that was cut off, when Python was killed, says nothing. */
function readEvent(line: string): JsonObject {
  try {
    const event: JsonValue = JSON.parse(line);
    return objectOf(event);
  } catch {
    return {};
  }
}

function readOutcome(event: JsonObject): RunOutcome {
  const results = readResults(event) ?? NOTHING;
  const { failure } = event;
  if (!isObject(failure)) return { results };
  const { kind, cell } = failure;
  return {
    results,
    failure: {
      kind: isKind(kind) ? kind : 'other',
      ...(typeof cell === 'number' && { cell }),
      message: ownString(failure, 'message') ?? '',
    },
  };
}

function isKind(value: unknown): value is RunFailure['kind'] {
  return typeof value === 'string' && KINDS.includes(value);
}
