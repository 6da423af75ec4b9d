import { readFile } from 'node:fs/promises';

/** Time that some work takes, in milliseconds. */
export async function milliseconds(work: () => Promise<unknown>): Promise<number> {
  const started = performance.now();
  await work();
  return performance.now() - started;
}

/** The middle of some values, the upper one of two; `NaN` for none. */
export function median(values: number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
}

/** The most memory that this process has held so far, in bytes. */
export async function peakMemoryBytes(): Promise<number> {
  const status = await readFile('/proc/self/status', 'utf8').catch(() => '');
  const kibibytes = /^VmHWM:\s*(\d+) kB$/m.exec(status)?.[1];
  // Of a process that another one started, Linux counts the memory of that one as well here.
  return (kibibytes ? Number(kibibytes) : process.resourceUsage().maxRSS) * 1024;
}
