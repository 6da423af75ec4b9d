import { readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { measureProcess, type ProcessMeasure } from './measure-process.ts';

/** As published; `pnpm build` makes it. */
const COMMAND = fileURLToPath(new URL('../../dist/cli/bin.js', import.meta.url));

/** The command line of this package, with a cache of its own. */
export class Ours {
  readonly #source: string;
  readonly #out: string;
  readonly #cache: string;

  constructor(source: string, workspace: string) {
    this.#source = source;
    this.#out = join(workspace, 'out');
    this.#cache = join(workspace, 'cache');
  }

  /** The command alone. */
  startUp(): Promise<ProcessMeasure> {
    return this.#run('--version');
  }

  /** Everything, with nothing there. */
  async cold(): Promise<ProcessMeasure> {
    await rm(this.#out, { recursive: true, force: true });
    await rm(this.#cache, { recursive: true, force: true });
    return this.again();
  }

  /** Everything, as it is there. */
  again(): Promise<ProcessMeasure> {
    return this.#run('render', this.#source, '--out', this.#out);
  }

  /** One notebook into a folder of its own. */
  async onePage(name: string): Promise<ProcessMeasure> {
    await rm(`${this.#out}-one`, { recursive: true, force: true });
    return this.#run('render', join(this.#source, name), '--out', `${this.#out}-one`, '--force');
  }

  /** Everything, after a line was added to the first cell of one notebook. */
  async oneCellChanged(name: string): Promise<ProcessMeasure> {
    const path = join(this.#source, name);
    const notebook: { cells: { source: string | string[] }[] } = JSON.parse(await readFile(path, 'utf8'));
    const [first] = notebook.cells;
    if (first) first.source = `${[first.source].flat().join('')}\n\n${performance.now()}`;
    await writeFile(path, JSON.stringify(notebook));
    return this.again();
  }

  #run(...args: string[]): Promise<ProcessMeasure> {
    return measureProcess(process.execPath, [COMMAND, ...args], { env: { XDG_CACHE_HOME: this.#cache } });
  }
}
