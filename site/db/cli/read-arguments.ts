import { parseArgs } from 'node:util';
import { type CommandOptions, UsageError } from './program.ts';

const OPTIONS = {
  json: { type: 'boolean' },
  help: { type: 'boolean', short: 'h' },
  phase: { type: 'string' },
  to: { type: 'string' },
  steps: { type: 'string' },
  'lose-data': { type: 'boolean' },
  wait: { type: 'string' },
  backups: { type: 'string' },
} as const;

/** Which options a command takes, besides `--json` and `--help`. */
const OPTIONS_OF: Record<string, readonly (keyof typeof OPTIONS)[]> = {
  status: [],
  up: ['phase', 'to', 'wait', 'backups'],
  down: ['to', 'steps', 'lose-data', 'wait', 'backups'],
  backup: ['backups'],
  check: [],
  release: ['wait'],
};

export interface Arguments {
  /** `undefined` if there is none. */
  command: string | undefined;
  rest: string[];
  json: boolean;
  help: boolean;
  /** The folder for backups, where one is named. */
  backups: string | undefined;
  options: CommandOptions;
}

/** @throws {UsageError} that says what was not understood. */
export function readArguments(args: readonly string[]): Arguments {
  const { values, positionals } = parse(args);
  const [command, ...rest] = positionals;
  const allowed = command === undefined ? [] : OPTIONS_OF[command];
  if (allowed === undefined)
    throw new UsageError(
      `There is no command "${command}". There are: ${Object.keys(OPTIONS_OF).join(', ')}.`,
    );
  const { json = false, help = false, backups, to } = values;
  for (const name of Object.keys(values))
    if (name !== 'json' && name !== 'help' && !allowed.some((known) => known === name))
      throw new UsageError(`"${command ?? ''}" takes no option --${name}.`);
  if (to !== undefined && values.steps !== undefined)
    throw new UsageError('--to and --steps both say how far to go; give one of them.');
  if (rest.length > 0 && command !== 'release')
    throw new UsageError(`"${command ?? ''}" takes no argument; what should "${rest[0]}" be?`);
  const options = {
    phase: readPhase(values.phase),
    to,
    steps: readNumber('steps', values.steps),
    loseData: values['lose-data'] ?? false,
    waitSeconds: readNumber('wait', values.wait),
  };
  return { command, rest, json, help, backups, options };
}

function parse(args: readonly string[]) {
  try {
    // pnpm hands the "--" on that stands between its own arguments and those of a script.
    const own = args[0] === '--' ? args.slice(1) : args;
    return parseArgs({ args: own, options: OPTIONS, allowPositionals: true });
  } catch (error) {
    // Node's own words say which option is not known, or lacks a value.
    throw new UsageError(error instanceof Error ? error.message : String(error));
  }
}

function readPhase(text: string | undefined): CommandOptions['phase'] {
  if (text === undefined || text === 'expand' || text === 'contract') return text;
  throw new UsageError(`--phase is "${text}"; it can be expand or contract.`);
}

function readNumber(name: string, text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  if (!/^\d{1,6}$/.test(text)) throw new UsageError(`--${name} is "${text}"; it has to be a whole number.`);
  return Number(text);
}
