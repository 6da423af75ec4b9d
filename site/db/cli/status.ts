import { type DatabaseStatus, readStatus } from '../migrate/status.ts';
import type { CommandContext, CommandResult } from './program.ts';

/** `db status` */
export async function status({ connection, migrations }: CommandContext): Promise<CommandResult> {
  const found = await readStatus(connection, migrations);
  return { data: found, text: describe(found) };
}

const TOLD = {
  applied: 'applied',
  pending: 'pending',
  changed: 'changed since it was applied',
  unknown: 'of another release',
};

function describe({ database, migrations, liveReleases, lock }: DatabaseStatus): string {
  const width = Math.max(0, ...migrations.map(({ name }) => name.length));
  const lines = migrations.map(({ name, phase, state, appliedAt, appliedBy }) => {
    const when =
      appliedAt === null ? '' : `  ${appliedAt.slice(0, 19).replace('T', ' ')} UTC by ${appliedBy}`;
    return `  ${name.padEnd(width)}  ${phase.padEnd(8)}  ${TOLD[state]}${when}`;
  });
  const releases = liveReleases.map(({ version }) => version).join(', ') || 'none is noted';
  lines.unshift(database);
  lines.push(`Live releases: ${releases}`);
  if (lock)
    lines.push(
      lock.dead
        ? `Locked by ${lock.holder}, which has ended: the next run takes the lock over.`
        : `Being migrated by ${lock.holder}, since ${lock.since}.`,
    );
  return lines.join('\n');
}
