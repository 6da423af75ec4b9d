import { parseArgs } from 'node:util';

const OPTIONS = {
  environment: { type: 'string' },
  again: { type: 'boolean' },
  base: { type: 'string' },
  address: { type: 'string' },
  stage: { type: 'string' },
  'despite-targets': { type: 'boolean' },
  out: { type: 'string' },
  publish: { type: 'boolean' },
  help: { type: 'boolean', short: 'h' },
} as const;

type OptionName = keyof typeof OPTIONS;

/** What each command takes: how many arguments, at least and at most, and which options. */
const COMMANDS = {
  environment: { least: 1, most: 1, options: ['stage'] },
  package: { least: 0, most: 0, options: [] },
  comment: { least: 0, most: 0, options: ['base', 'address'] },
  candidate: { least: 0, most: 0, options: ['environment', 'again'] },
  promote: { least: 1, most: 1, options: ['despite-targets'] },
  rollback: { least: 0, most: 1, options: [] },
  targets: { least: 0, most: 0, options: ['address', 'out', 'publish'] },
  cost: { least: 0, most: 0, options: ['address'] },
} as const satisfies Record<string, { least: number; most: number; options: readonly OptionName[] }>;

export type CommandName = keyof typeof COMMANDS;

/** What a command line was not understood for. */
export class UsageError extends Error {}

/** @throws {UsageError} that says what was not understood. */
export function readArguments(args: readonly string[]) {
  const { values, positionals } = parse(args);
  const [name, ...rest] = positionals;
  if (values.help || name === undefined) return { command: undefined, rest, values };
  if (!isCommand(name))
    throw new UsageError(`There is no command "${name}". There are: ${Object.keys(COMMANDS).join(', ')}.`);
  const { least, most, options } = COMMANDS[name];
  for (const option of Object.keys(values))
    if (!options.some((known: string) => known === option))
      throw new UsageError(`"${name}" takes no option --${option}.`);
  if (rest.length < least || rest.length > most)
    throw new UsageError(
      `"${name}" takes ${least === most ? least : `${least} to ${most}`} arguments, and got ${rest.length}.`,
    );
  return { command: name, rest, values };
}

function isCommand(name: string): name is CommandName {
  return Object.hasOwn(COMMANDS, name);
}

function parse(args: readonly string[]) {
  try {
    // pnpm hands the "--" on that stands between its own arguments and those of a script.
    return parseArgs({ args: args.filter((arg) => arg !== '--'), options: OPTIONS, allowPositionals: true });
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error));
  }
}
