import { spawn } from 'node:child_process';
import { readFile } from 'node:fs/promises';

/** What one run of a program took. */
export interface ProcessMeasure {
  milliseconds: number;
  /** What all its threads took of the processor, which other work on the machine hardly changes; 0 where the system does not tell. */
  cpuMilliseconds: number;
  /** The most memory that it held, in bytes; 0 where the system does not tell. */
  peakBytes: number;
  status: number | null;
  output: string;
}

const LOOK_EVERY_MS = 50;

/** Runs a program to its end. */
export async function measureProcess(
  command: string,
  args: readonly string[],
  options: { cwd?: string; env?: NodeJS.ProcessEnv } = {},
): Promise<ProcessMeasure> {
  const started = performance.now();
  const child = spawn(command, args, {
    ...options,
    env: { ...process.env, ...options.env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  let peakBytes = 0;
  let cpuMilliseconds = 0;
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text: string) => {
      output = (output + text).slice(-20_000);
    });
  }
  const watch = setInterval(async () => {
    const status = await readFile(`/proc/${child.pid}/status`, 'utf8').catch(() => '');
    const kibibytes = /^VmHWM:\s*(\d+) kB$/m.exec(status)?.[1];
    peakBytes = Math.max(peakBytes, Number(kibibytes ?? 0) * 1024);
    cpuMilliseconds = Math.max(cpuMilliseconds, await cpuOf(child.pid));
  }, LOOK_EVERY_MS);
  try {
    const status = await new Promise<number | null>((resolve, reject) => {
      child.on('error', reject).on('close', resolve);
    });
    return { milliseconds: performance.now() - started, cpuMilliseconds, peakBytes, status, output };
  } finally {
    clearInterval(watch);
  }
}

/** Linux counts in hundredths of a second: https://man7.org/linux/man-pages/man5/proc_pid_stat.5.html */
async function cpuOf(pid: number | undefined): Promise<number> {
  const stat = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => '');
  // The name of the program, in brackets, may contain spaces.
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  const [user = 0, system = 0] = fields.slice(11, 13).map(Number);
  return (user + system) * 10;
}
