import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { PRODUCTION_DOMAIN, PROJECT, STAGING_DOMAIN, TEAM, TOKEN } from './local-vercel/state.ts';

export interface CommandResult {
  /** Nothing if it was killed. */
  status: number | null;
  /** All that it wrote. */
  said: string;
}

export interface RunningCommand {
  /** Ends it and all that it started, as a power cut would. */
  kill(): void;
  ended: Promise<CommandResult>;
}

/** Runs a command of `site/deploy` in a process group of its own, with Vercel's real command line, against a local API. */
export function spawnCommand(args: readonly string[], clone: string, api: string): RunningCommand {
  const child = spawn(process.execPath, [join(import.meta.dirname, 'run-command.ts'), ...args], {
    detached: true,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: {
      ...process.env,
      HOME: clone,
      CLONE: clone,
      DATABASE_URL: '',
      VERCEL_API_URL: api,
      VERCEL_TOKEN: TOKEN,
      VERCEL_ORG_ID: TEAM,
      VERCEL_PROJECT_ID: PROJECT,
      PRODUCTION_DOMAIN,
      STAGING_DOMAIN,
    },
  });
  const said = Promise.all([text(child.stdout), text(child.stderr)]);
  const ended = once(child, 'close').then(async () => ({
    status: child.exitCode,
    said: (await said).join(''),
  }));
  return {
    kill: () => {
      if (child.pid !== undefined) process.kill(-child.pid, 'SIGKILL');
    },
    ended,
  };
}
