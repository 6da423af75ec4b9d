import { readFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { nearest } from '../nearest.ts';
import { doctor } from './doctor/doctor.ts';
import { inspect } from './inspect.ts';
import { parseSize } from './parse-size.ts';

/** Where a command writes. One call is one line, or several with line breaks between them. */
export interface Output {
  out(text: string): void;
  error(text: string): void;
  color: boolean;
}

const HELP = `Usage: astro-unity <command> [options]

Commands
  inspect <folder>   Show what a folder that Unity exported holds: parts, compression, sizes, version.
  doctor <url>       Check how a deployed page serves its Unity export, and say how to mend what is wrong.

Options
  --json             Print data instead of a table.
  --stem <name>      inspect: pick one of several exports in the folder.
  --budget <size>    inspect: measure the download as a build deploys it; status 1 if it is over (3MB, 500kB).
  --html <file>      inspect: write a page that shows where the bytes are.
  --help, -h         Show this text.
  --version, -v      Show the version.

Exit status: 0 if all is well, 1 if something is wrong, 2 if the command line was not understood.`;

interface Command {
  run(argument: string, options: CommandOptions, output: Output): Promise<number>;
  /** What its argument is, for the message where there is none. */
  argument: string;
  options: readonly string[];
}

const COMMANDS: Readonly<Record<string, Command>> = {
  inspect: { run: inspect, argument: 'a folder', options: ['json', 'stem', 'budget', 'html'] },
  doctor: { run: doctor, argument: 'a URL', options: ['json'] },
};

export interface CommandOptions {
  json: boolean;
  stem: string | undefined;
  /** Where the report goes. */
  html: string | undefined;
  /** In bytes. */
  budget: number | undefined;
}

const OPTIONS = {
  json: { type: 'boolean' },
  stem: { type: 'string' },
  budget: { type: 'string' },
  html: { type: 'string' },
  help: { type: 'boolean', short: 'h' },
  version: { type: 'boolean', short: 'v' },
} as const;

/** What a command line was not understood for. */
class UsageError extends Error {}

/**
 * Runs one command.
 *
 * @returns The exit status: 0 if all is well, 1 if something is wrong, 2 if the command line was not understood.
 */
export async function runCommandLine(args: string[], output: Output): Promise<number> {
  try {
    const { values, positionals } = parse(args);
    if (values.version) {
      output.out(await readVersion());
      return 0;
    }
    const [name, ...rest] = positionals;
    if (values.help || name === undefined) {
      output.out(HELP);
      return values.help ? 0 : 2;
    }
    const command = Object.hasOwn(COMMANDS, name) ? COMMANDS[name] : undefined;
    if (!command)
      throw new UsageError(`There is no command "${name}".${suggestion(name, Object.keys(COMMANDS))}`);
    const [argument, ...surplus] = rest;
    if (argument === undefined) throw new UsageError(`"${name}" needs ${command.argument}.`);
    if (surplus.length > 0)
      throw new UsageError(`"${name}" takes one argument; what should "${surplus[0]}" be?`);
    for (const option of Object.keys(values)) {
      if (!command.options.includes(option))
        throw new UsageError(`"${name}" has no option "--${option}".${whoHas(option)}`);
    }
    const { json = false, stem, html } = values;
    return await command.run(argument, { json, stem, html, budget: readBudget(values.budget) }, output);
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
    output.error(`${error.message}\nRun "astro-unity --help" for what there is.`);
    return 2;
  }
}

function parse(args: string[]) {
  const { tokens } = parseArgs({
    args,
    options: OPTIONS,
    allowPositionals: true,
    strict: false,
    tokens: true,
  });
  for (const token of tokens) {
    if (token.kind !== 'option' || Object.hasOwn(OPTIONS, token.name)) continue;
    const known = Object.keys(OPTIONS);
    throw new UsageError(`There is no option "${token.rawName}".${suggestion(token.name, known, '--')}`);
  }
  try {
    return parseArgs({ args, options: OPTIONS, allowPositionals: true });
  } catch (error) {
    // Node's own words say which option lacks or has too much of a value.
    throw new UsageError(error instanceof Error ? error.message : String(error));
  }
}

function readBudget(text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  const bytes = parseSize(text);
  if (bytes === undefined) throw new UsageError(`"${text}" is no size; write it like 3MB or 500kB.`);
  return bytes;
}

/** Which commands take an option that another one does not. */
function whoHas(option: string): string {
  const names = Object.entries(COMMANDS).filter(([, { options }]) => options.includes(option));
  return ` It belongs to ${names.map(([name]) => `"${name}"`).join(' and ')}.`;
}

function suggestion(name: string, known: string[], prefix = ''): string {
  const meant = nearest(name, known);
  return meant === undefined ? '' : ` Did you mean "${prefix}${meant}"?`;
}

async function readVersion(): Promise<string> {
  const text = await readFile(new URL('../../package.json', import.meta.url), 'utf8');
  const manifest: unknown = JSON.parse(text);
  const isManifest = typeof manifest === 'object' && manifest !== null && 'version' in manifest;
  return isManifest ? String(manifest.version) : 'unknown';
}
