import { readFile } from 'node:fs/promises';
import { nearest } from '../astro/nearest.ts';
import { packageFile } from '../package-file.ts';
import { commandNames, isCommand, parseArguments } from './parse-arguments.ts';
import { usage } from './usage.ts';

export type { CommandOptions } from './parse-arguments.ts';

/** Where a command writes: results, and what is said beside them. */
export interface Terminal {
  out(text: string): void;
  error(text: string): void;
  /** Replaces the last progress line; nothing where there is no terminal. */
  progress(text: string): void;
}

/** What a command needs is loaded when it is called. */
const commands = {
  render: async () => (await import('./render/render.ts')).render,
  check: async () => (await import('./check/check.ts')).check,
};

const standardTerminal: Terminal = {
  out: (text) => void process.stdout.write(`${text}\n`),
  error: (text) => void process.stderr.write(`${text}\n`),
  progress: (text) => {
    // A line that is broken in two cannot be replaced.
    if (process.stderr.isTTY) process.stderr.write(`\r\u001b[K${text.slice(0, process.stderr.columns - 1)}`);
  },
};

/** Runs the command line; returns the exit status. */
export async function run(args: readonly string[], terminal: Terminal = standardTerminal): Promise<number> {
  let parsed: ReturnType<typeof parseArguments>;
  try {
    parsed = parseArguments(args);
  } catch (error) {
    terminal.error(error instanceof Error ? error.message : String(error));
    return 2;
  }
  const { values, positionals } = parsed;
  if (values.version) {
    terminal.out(await version());
    return 0;
  }
  const [name, ...paths] = positionals;
  if (values.help || name === undefined) {
    terminal.out(usage);
    return values.help ? 0 : 2;
  }
  if (!isCommand(name)) {
    const guess = nearest(name, commandNames);
    terminal.error(`There is no command “${name}”. ${guess ? `Did you mean “${guess}”?` : 'See --help.'}`);
    return 2;
  }
  if (paths.length === 0) {
    terminal.error(`Name the notebooks: notebook-loader ${name} <file or folder>…`);
    return 2;
  }
  const command = await commands[name]();
  return command(paths, values, terminal);
}

async function version(): Promise<string> {
  const file = await readFile(packageFile('../package.json'), 'utf8');
  const manifest: { version?: unknown } = JSON.parse(file);
  return String(manifest.version);
}
