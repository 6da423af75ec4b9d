import { parseArgs } from 'node:util';
import { nearest } from '../astro/nearest.ts';

const NO_HOSTS: string[] = [];

const OPTIONS = {
  out: { type: 'string', short: 'o' },
  'remote-image': { type: 'string', multiple: true },
  'remote-data': { type: 'string', multiple: true, default: NO_HOSTS },
  json: { type: 'boolean', default: false },
  github: { type: 'boolean', default: false },
  strict: { type: 'boolean', default: false },
  force: { type: 'boolean', default: false },
  trust: { type: 'boolean', default: false },
  execute: { type: 'boolean', default: false },
  help: { type: 'boolean', short: 'h', default: false },
  version: { type: 'boolean', short: 'v', default: false },
} as const;

/** The options that each command takes. */
const OPTIONS_OF = {
  render: ['out', 'force', 'trust', 'execute', 'remote-image', 'remote-data'],
  check: ['json', 'github', 'strict', 'remote-image', 'remote-data'],
} as const satisfies Record<string, readonly (keyof typeof OPTIONS)[]>;

export type CommandName = keyof typeof OPTIONS_OF;

export const commandNames: readonly string[] = Object.keys(OPTIONS_OF);

const optionNames: readonly string[] = Object.keys(OPTIONS);

export type CommandOptions = ReturnType<typeof parseArguments>['values'];

/**
 * The options and the rest of a command line. Whether the rest makes sense is for the caller to say.
 *
 * @throws Error for an option that does not exist, that the command does not take, or whose value is missing.
 */
export function parseArguments(args: readonly string[]) {
  const line = { args: [...args], allowPositionals: true, options: OPTIONS };
  const { tokens, positionals } = parseArgs({ ...line, strict: false, tokens: true });
  const [command] = positionals;
  for (const token of tokens) {
    if (token.kind !== 'option') continue;
    const { name, rawName } = token;
    if (!Object.hasOwn(OPTIONS, name)) {
      const suggestion = nearest(name, optionNames);
      throw new Error(
        `There is no option “${rawName}”. ${suggestion ? `Did you mean “--${suggestion}”?` : 'See --help.'}`,
      );
    }
    if (!isCommand(command) || name === 'help' || name === 'version') continue;
    if (namesOf(command).includes(name)) continue;
    const owner = commandNames.filter(isCommand).find((other) => namesOf(other).includes(name));
    throw new Error(`“${command}” has no option “${rawName}”. It belongs to “${owner}”.`);
  }
  // What is left to be wrong are values; Node's own words say which.
  return parseArgs(line);
}

export function isCommand(name: string | undefined): name is CommandName {
  return name !== undefined && Object.hasOwn(OPTIONS_OF, name);
}

function namesOf(command: CommandName): readonly string[] {
  return OPTIONS_OF[command];
}
