import { migrateUp } from '../migrate/migrate-up.ts';
import { count } from './count.ts';
import type { CommandContext, CommandResult } from './program.ts';

/** `db up` */
export async function up(context: CommandContext): Promise<CommandResult> {
  const { connection, migrations, options, report, backupFolder } = context;
  const result = await migrateUp(connection, migrations, { ...options, report, backupFolder });
  const { applied, waiting } = result;
  const lines = [
    applied.length > 0
      ? `${count(applied.length, 'migration')} applied to ${connection.label}.`
      : `Nothing to apply to ${connection.label}.`,
  ];
  if (waiting.length > 0)
    lines.push(
      `Waiting for --phase contract, once no live release needs what they take away: ${waiting.join(', ')}.`,
    );
  return { data: { database: connection.label, ...result }, text: lines.join('\n') };
}
