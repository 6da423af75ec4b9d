import { backUp } from '../migrate/backup.ts';
import type { CommandContext, CommandResult } from './program.ts';

/** `db backup` */
export async function backup({ connection, backupFolder, report }: CommandContext): Promise<CommandResult> {
  const file = await backUp(connection, backupFolder, report);
  const text = file === null ? 'A database in memory has nothing to keep.' : `The backup is whole: ${file}`;
  return { data: { database: connection.label, backup: file }, text };
}
