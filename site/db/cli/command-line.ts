import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { connect } from '../connection/connect.ts';
import { type DatabaseAddress, readDatabaseAddress } from '../connection/database-address.ts';
import { DatabaseError, LockedError } from '../database-error.ts';
import { backup } from './backup.ts';
import { check } from './check.ts';
import { describeFailure } from './describe-failure.ts';
import { down } from './down.ts';
import { HELP } from './help.ts';
import { hideSecrets } from './hide-secrets.ts';
import { type CommandContext, type CommandResult, type Program, UsageError } from './program.ts';
import { progressPrinter } from './progress-printer.ts';
import { type Arguments, readArguments } from './read-arguments.ts';
import { release } from './release.ts';
import { status } from './status.ts';
import { up } from './up.ts';

const COMMANDS: Record<string, (context: CommandContext) => Promise<CommandResult>> = {
  status,
  up,
  down,
  backup,
  check,
  release,
};

const LOCAL_FOLDER = fileURLToPath(new URL('../local', import.meta.url));

/**
 * Runs one command of `db`.
 *
 * @returns The exit status: 0 if all is well, 1 if something is wrong or was refused, 2 if the command line was not
 *   understood, 3 if another run holds the lock.
 */
export async function runCommandLine(args: readonly string[], program: Program): Promise<number> {
  const { out, error } = hideSecrets(program);
  let json = args.includes('--json');
  try {
    const read = readArguments(args);
    json = read.json;
    const command = read.command === undefined ? undefined : COMMANDS[read.command];
    if (read.help || command === undefined) {
      out(`${HELP}\n`);
      return read.help ? 0 : 2;
    }
    const { data, text, failed = false } = await run(command, read, { ...program, out, error });
    out(json ? `${JSON.stringify(data, null, 2)}\n` : `${text}\n`);
    return failed ? 1 : 0;
  } catch (cause) {
    if (cause instanceof UsageError) {
      error(`${cause.message}\nRun "db --help" for what there is.\n`);
      return 2;
    }
    const { message, hint } = describeFailure(cause);
    if (json) out(`${JSON.stringify({ error: { message, hint } }, null, 2)}\n`);
    else error(`${message}\n${hint}\n`);
    return cause instanceof LockedError ? 3 : 1;
  }
}

async function run(
  command: (context: CommandContext) => Promise<CommandResult>,
  { rest, options, backups }: Arguments,
  program: Program,
): Promise<CommandResult> {
  const { env, migrations, version } = program;
  const address = readDatabaseAddress(
    env.DATABASE_URL || `file:${join(LOCAL_FOLDER, 'site.db')}`,
    env.DATABASE_AUTH_TOKEN,
  );
  if (command !== up) refuseMissingFile(address);
  const backupFolder = backups ?? backupFolderOf(address);
  const printer = progressPrinter(program);
  const connection = await connect(address);
  try {
    return await command({
      connection,
      migrations,
      version,
      report: printer.report,
      backupFolder,
      rest,
      options,
    });
  } finally {
    printer.stop();
    await connection.close();
  }
}

/** Only `up` makes a database. */
function refuseMissingFile(address: DatabaseAddress): void {
  if (address.kind !== 'file' || existsSync(address.path)) return;
  throw new DatabaseError(`There is no database ${address.path} yet.`, 'Run "db up" to make it.');
}

function backupFolderOf(address: DatabaseAddress): string {
  return join(address.kind === 'file' ? dirname(address.path) : LOCAL_FOLDER, 'backups');
}
