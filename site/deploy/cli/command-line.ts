import { DeployError } from '../deploy-error.ts';
import { secretValues } from '../environments/variables.ts';
import { COMMANDS } from './commands.ts';
import { HELP } from './help.ts';
import type { Program } from './program.ts';
import { readArguments, UsageError } from './read-arguments.ts';

/**
 * Runs one command. No secret of the environment is ever written.
 *
 * @returns The exit status: 0 if all is well, 1 if something is wrong or was refused, 2 if the command line was not
 *   understood.
 */
export async function runCommandLine(args: readonly string[], program: Program): Promise<number> {
  const secrets = secretValues(program.env);
  const hide = (text: string): string =>
    secrets.reduce((hidden, secret) => hidden.replaceAll(secret, '[hidden]'), text);
  const out = (text: string): void => program.out(`${hide(text)}\n`);
  const error = (text: string): void => program.error(`${hide(text)}\n`);
  try {
    const { command, rest, values } = readArguments(args);
    if (command === undefined) {
      out(HELP);
      return values.help ? 0 : 2;
    }
    await COMMANDS[command]({ ...program, out, error }, rest, values);
    return 0;
  } catch (cause) {
    if (cause instanceof UsageError) {
      error(`${cause.message}\nRun "deploy --help" for what there is.`);
      return 2;
    }
    if (cause instanceof DeployError) error(`${cause.message}\n${cause.hint}`);
    else error(cause instanceof Error ? (cause.stack ?? cause.message) : String(cause));
    return 1;
  }
}
