import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { appendFile } from 'node:fs/promises';
import { text } from 'node:stream/consumers';

export interface CommandOptions {
  cwd: string;
  /** All variables of the process. */
  env: Record<string, string>;
  /** The file that gets what it says. */
  log: string;
}

/** No command of these takes minutes; one that asks a question would wait for ever. */
const LONGEST_MILLISECONDS = 10 * 60_000;

/**
 * Runs a command to its end.
 *
 * @returns What it said.
 * @throws {Error} if it fails, with the end of what it said.
 */
export async function runCommand(
  command: readonly string[],
  { cwd, env, log }: CommandOptions,
): Promise<string> {
  const [program = '', ...args] = command;
  const child = spawn('sh', ['-c', 'exec "$@" 2>&1', 'sh', program, ...args], {
    cwd,
    env,
    stdio: ['ignore', 'pipe', 'inherit'],
    timeout: LONGEST_MILLISECONDS,
  });
  const ended = once(child, 'close');
  const said = await text(child.stdout);
  const [status] = await ended;
  await appendFile(log, `$ ${command.join(' ')}\n${said}\n`);
  if (status === 0) return said;
  throw new Error(`\`${command.join(' ')}\` failed (${child.signalCode ?? status}):\n${said.slice(-3000)}`);
}
