import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

const READER = fileURLToPath(new URL('./reader.ts', import.meta.url));

/** A whole export of some megabytes is read within a second, a gigabyte within ten; the rest is for busy machines. */
const TIMEOUT_MS = 60_000;

/** What came of reading a folder. */
export interface Outcome {
  /** Undefined if it could be read. */
  error?: { name: string; message: string; file: string | undefined; hint: string | undefined };
  /** The most memory that the process has held so far. */
  peakBytes: number;
}

/** A process that reads exports, so that its memory can be measured, and that it can be ended where it hangs. */
export class ReadingProcess {
  #child: ChildProcess | undefined;
  readonly #cacheFolder: string;

  /** @param cacheFolder Where changed loaders are written. */
  constructor(cacheFolder: string) {
    this.#cacheFolder = cacheFolder;
  }

  /** Reads and packs a folder. A process that hangs or crashes is an outcome as well. */
  async read(directory: string): Promise<Outcome> {
    this.#child ??= fork(READER, [this.#cacheFolder]);
    const child = this.#child;
    const given = new AbortController();
    const answer = once(child, 'message', { signal: given.signal }).then(([outcome]) => outcome as Outcome);
    const end = once(child, 'exit', { signal: given.signal }).then(
      ([code, signal]) => `It ended (${code ?? signal}).`,
    );
    const timeout = new Promise<string>((resolve) => {
      const timer = setTimeout(() => resolve(`It took longer than ${TIMEOUT_MS / 1000} s.`), TIMEOUT_MS);
      given.signal.addEventListener('abort', () => clearTimeout(timer));
    });
    child.send(directory);
    const outcome = await Promise.race([answer, end, timeout]);
    for (const waiting of [answer, end]) waiting.catch(() => {});
    given.abort();
    if (typeof outcome !== 'string') return outcome;
    this.close();
    return { error: { name: 'Failure', message: outcome, file: undefined, hint: undefined }, peakBytes: 0 };
  }

  close(): void {
    this.#child?.kill('SIGKILL');
    this.#child = undefined;
  }
}
