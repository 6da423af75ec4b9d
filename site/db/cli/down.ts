import { migrateDown } from '../migrate/migrate-down.ts';
import { count } from './count.ts';
import type { CommandContext, CommandResult } from './program.ts';

/** `db down` */
export async function down(context: CommandContext): Promise<CommandResult> {
  const { connection, migrations, options, report, backupFolder } = context;
  const result = await migrateDown(connection, migrations, { ...options, report, backupFolder });
  const { takenBack, lost, backup } = result;
  const lines = [
    takenBack.length > 0
      ? `${count(takenBack.length, 'migration')} taken back from ${connection.label}.`
      : `Nothing to take back from ${connection.label}.`,
    ...lost.map(
      ({ what, rows }) => `Lost, as asked: ${what}, ${count(rows, 'row')}. The backup has them: ${backup}`,
    ),
  ];
  return { data: { database: connection.label, ...result }, text: lines.join('\n') };
}
