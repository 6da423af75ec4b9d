import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { vi } from 'vitest';
import { defaultSettings } from '../../src/execute/execute-settings.ts';
import type { Execution } from '../../src/execute/execution.ts';
import { Executor, type ExecutorSettings } from '../../src/execute/executor.ts';
import { isObject, parseNotebook } from '../../src/nbformat/index.ts';
import { code, markdown, notebook } from '../build-notebook.ts';

/** A virtual environment whose Python is a script that does what the real one would. */
export const environment = fileURLToPath(new URL('fixtures/environment', import.meta.url));

export const PYTHON3 = { kernelspec: { name: 'python3' } };

/** A folder of notebooks, and an executor for them that uses the Python of {@link environment}. */
export class Workbench {
  readonly folder: string;
  readonly base: string;

  constructor(folder: string) {
    this.folder = folder;
    this.base = join(folder, 'notebooks');
  }

  /** Makes the folder. Removed by `remove()`. */
  static async open(): Promise<Workbench> {
    const bench = new Workbench(await mkdtemp(join(tmpdir(), 'execute-')));
    await mkdir(bench.base);
    vi.stubEnv('FAKE_LOG', join(bench.folder, 'log'));
    vi.stubEnv('FAKE_NODE', process.execPath);
    vi.stubEnv('VIRTUAL_ENV', environment);
    return bench;
  }

  async remove(): Promise<void> {
    vi.unstubAllEnvs();
    await rm(this.folder, { recursive: true, force: true });
  }

  /** Writes a notebook: sources of code cells, or cells. */
  async write(name: string, cells: (string | object)[], metadata: object = PYTHON3): Promise<string> {
    const path = join(this.base, name);
    await mkdir(dirname(path), { recursive: true });
    const all = cells.map((cell) => (typeof cell === 'string' ? code(cell) : cell));
    await writeFile(path, notebook([markdown('# Title'), ...all], metadata));
    return path;
  }

  /** An executor as of a build by itself. */
  executor(settings: Partial<ExecutorSettings> = {}): Executor {
    return new Executor({
      ...defaultSettings(),
      ...{ bases: [this.base], root: this.folder, cacheFolder: join(this.folder, 'cache') },
      ...{ missing: 'run', tell: () => {} },
      ...settings,
    });
  }

  execute(path: string, settings: Partial<ExecutorSettings> = {}): Promise<Execution> {
    return this.executor(settings).execute(path, 'a.ipynb');
  }

  /** What was asked of Python since the last time. */
  async asked(): Promise<string[]> {
    const file = join(this.folder, 'log');
    const text = await readFile(file, 'utf8').catch(() => '');
    await rm(file, { force: true });
    return text.split('\n').filter(Boolean);
  }
}

/** The texts of the outputs, by cell. */
export async function outputsOf({ file }: Execution): Promise<string[] | undefined> {
  if (file === undefined) return undefined;
  const { cells } = parseNotebook(await readFile(file));
  return cells
    .filter((cell) => cell.cell_type === 'code')
    .map(({ outputs }) => outputs.map((output) => textOf(output)).join());
}

function textOf(output: object): string {
  if ('text' in output) return String(output.text);
  if ('evalue' in output) return `error: ${output.evalue}`;
  return isObject(output) ? JSON.stringify(output) : '';
}
