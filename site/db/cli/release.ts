import { markGone, markLive } from '../migrate/releases.ts';
import { type CommandContext, type CommandResult, UsageError } from './program.ts';

/** `db release live <version>` and `db release gone <version>` */
export async function release(context: CommandContext): Promise<CommandResult> {
  const { connection, migrations, options, report, rest } = context;
  const [state, version, surplus] = rest;
  if ((state !== 'live' && state !== 'gone') || version === undefined || surplus !== undefined)
    throw new UsageError('"release" needs "live" or "gone" and a version: db release live 0.2.0');
  if (state === 'live') await markLive(connection, migrations, version, { ...options, report });
  else await markGone(connection, version, { ...options, report });
  return {
    data: { database: connection.label, version, state },
    text: `The release ${version} is noted as ${state}.`,
  };
}
