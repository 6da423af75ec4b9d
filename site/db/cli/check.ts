import { checkDatabase } from '../migrate/check.ts';
import type { CommandContext, CommandResult } from './program.ts';

/** `db check` */
export async function check({ connection, migrations, version }: CommandContext): Promise<CommandResult> {
  const problems = await checkDatabase(connection, migrations, version);
  const text =
    problems.length === 0
      ? `The release ${version} can run on ${connection.label}.`
      : problems.map(({ message, hint }) => `${message}\n  ${hint}`).join('\n');
  return { data: { database: connection.label, version, problems }, text, failed: problems.length > 0 };
}
