import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';

/** How long a server may take to its first answer. */
const START_MILLISECONDS = 60_000;

/** Debian keeps servers where only root looks for programs. */
const PATH = `${process.env.PATH}:/usr/sbin`;

/** Whether a program is installed on this machine. */
export function isInstalled(program: string): boolean {
  try {
    execFileSync('sh', ['-c', `command -v ${program}`], { env: { PATH }, stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}

/** A port that nobody listens on. */
export async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  if (typeof address !== 'object' || address === null) throw new Error('No port was given.');
  return address.port;
}

/** A server in a process of its own. */
export interface ServerProcess extends AsyncDisposable {
  /** Without slash at the end. */
  origin: string;
}

export interface ServerOptions {
  /** The working directory. */
  cwd?: string;
  /** Variables besides those of this process. */
  env?: Readonly<Record<string, string>>;
  /** The name to ask under; some listen on one of the addresses of `localhost` only. Default: `127.0.0.1`. */
  hostname?: string;
}

/**
 * Starts a server that stays in the foreground, and waits until it answers.
 *
 * @throws {Error} with what it said, if it ends or is silent for a minute.
 */
export async function startServer(
  program: string,
  args: readonly string[],
  port: number,
  { cwd, env, hostname = '127.0.0.1' }: ServerOptions = {},
): Promise<ServerProcess> {
  const child = spawn(program, args, {
    cwd,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, ...env, PATH },
  });
  // Whatever ends this process, no server is left behind.
  const end = (): boolean => child.kill();
  process.once('exit', end);
  child.once('exit', () => process.off('exit', end));
  let said = '';
  const listen = (chunk: unknown): void => {
    said += chunk;
  };
  child.stdout.on('data', listen);
  child.stderr.on('data', listen);
  child.on('error', listen);
  const origin = `http://${hostname}:${port}`;
  const deadline = Date.now() + START_MILLISECONDS;
  while (!(await answers(origin))) {
    if (child.pid === undefined || child.exitCode !== null || Date.now() > deadline) {
      await stop(child);
      throw new Error(`${program} does not answer at ${origin}. It said: ${said}`);
    }
    await wait(100);
  }
  return { origin, [Symbol.asyncDispose]: () => stop(child) };
}

async function answers(origin: string): Promise<boolean> {
  try {
    const { body } = await fetch(origin, { redirect: 'manual' });
    await body?.cancel();
    return true;
  } catch {
    return false;
  }
}

async function stop(child: ChildProcess): Promise<void> {
  if (child.pid === undefined || child.exitCode !== null || child.signalCode !== null) return;
  const ended = once(child, 'exit');
  child.kill();
  await ended;
}
