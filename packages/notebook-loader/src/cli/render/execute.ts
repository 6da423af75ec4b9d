import { defaultSettings } from '../../execute/execute-settings.ts';
import type { Execution, ExecutionEvent } from '../../execute/execution.ts';
import type { Executor } from '../../execute/executor.ts';
import { cacheFolder } from '../cache-folder.ts';
import { count } from '../count.ts';
import { type Diagnosis, diagnoseError } from '../diagnosis.ts';
import type { FoundNotebook } from '../find-notebooks.ts';
import { duration } from '../progress.ts';
import type { Terminal } from '../run.ts';

/** Notebooks that Jupyter has run. */
export interface ExecutedNotebooks {
  /** The files with the outputs, by the paths of the notebooks; of those that are shown as they are there is none. */
  files: ReadonlyMap<string, string>;
  failures: Diagnosis[];
  /** How many were run, and did not have their outputs from an earlier run. */
  count: number;
}

/** Has Jupyter run notebooks, but for those whose code has not changed since it did. */
export async function executeNotebooks(
  notebooks: readonly FoundNotebook[],
  { force: again }: { force: boolean },
  terminal: Terminal,
): Promise<ExecutedNotebooks> {
  const { Executor } = await import('../../execute/executor.ts');
  let ran = 0;
  const tell = (event: ExecutionEvent) => {
    if (event.kind === 'end') ran++;
    terminal.progress(progressLine(event));
  };
  const executor = new Executor({
    ...defaultSettings(),
    bases: [...new Set(notebooks.map(({ base }) => base))],
    ...{ root: undefined, cacheFolder: cacheFolder() },
    ...{ missing: 'run', again, tell },
  });
  try {
    return { ...(await executeAll(notebooks, executor)), count: ran };
  } finally {
    terminal.progress('');
    await executor.prune();
  }
}

async function executeAll(
  notebooks: readonly FoundNotebook[],
  executor: Executor,
): Promise<Omit<ExecutedNotebooks, 'count'>> {
  const files = new Map<string, string>();
  const failures = new Map<string, Diagnosis>();
  const note = ({ path, name }: FoundNotebook, { file, failure }: Execution) => {
    if (file !== undefined) files.set(path, file);
    if (failure === undefined) return;
    const notebook = failure.path === undefined ? 'Jupyter' : name;
    failures.set(notebook, { ...diagnoseError(notebook, failure), rule: 'execution' });
  };
  await Promise.all(
    notebooks.map(async (notebook) => note(notebook, await executor.execute(notebook.path, notebook.name))),
  );
  return { files, failures: [...failures.values()] };
}

/** `Running walking.ipynb, cell 3 of 12; 4 notebooks left`. */
function progressLine(event: ExecutionEvent): string {
  if (event.kind === 'unavailable' || event.kind === 'unmatched') return '';
  const { name, left } = event;
  const rest = `${count(left, 'notebook')} left`;
  if (event.kind === 'end') return `Ran ${name} in ${duration(event.seconds * 1000)}; ${rest}`;
  const cell = event.cell === undefined ? '' : `, cell ${event.cell + 1} of ${event.cells}`;
  return `Running ${name}${cell}; ${rest}`;
}
