import { type ChildProcess, fork } from 'node:child_process';
import type { FunctionDefinition } from './functions.ts';

const LAUNCHER = new URL('./function-launcher.ts', import.meta.url);

/** A function that runs in a process of its own, as it does in production: it can neither block nor end this server. */
export interface FunctionProcess {
  /** Port on 127.0.0.1 where it answers; starts the process if there is none. @throws if the function cannot start. */
  start(): Promise<number>;
  /** Ends the process; the next request gets a new one. */
  stop(): void;
}

export function createFunctionProcess(definition: FunctionDefinition): FunctionProcess {
  let child: ChildProcess | undefined;
  let port: Promise<number> | undefined;

  const forget = (ended: ChildProcess): void => {
    if (child !== ended) return;
    child = undefined;
    port = undefined;
  };

  const launch = (): Promise<number> => {
    const started = fork(LAUNCHER, [definition.handler], {
      cwd: definition.directory,
      execArgv: [],
      env: { ...process.env, VERCEL: '1', TZ: 'UTC', ...definition.environment },
      stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
    });
    child = started;
    return new Promise((resolve, reject) => {
      started.once('message', (message) => resolve(Number(message)));
      started.once('error', reject);
      started.once('exit', (code, signal) => {
        forget(started);
        reject(
          new Error(
            `The function ${definition.path} ended while it started (${signal ?? `exit code ${code}`}).`,
          ),
        );
      });
    });
  };

  return {
    start: () => (port ??= launch()),
    stop: () => {
      const running = child;
      if (!running) return;
      forget(running);
      // A handler in an endless loop does not see a gentler signal.
      running.kill('SIGKILL');
    },
  };
}
