import { DatabaseError } from '../database-error.ts';
import { sqlTokens } from '../sql/sql-tokens.ts';
import { isVersion } from './compare-versions.ts';
import type { Migration } from './migration.ts';

const UP_STATEMENTS = ['create', 'alter', 'drop', 'insert', 'update', 'delete'];
/** What else changes rows could lose some without dropping anything, and would not be seen. */
const DOWN_STATEMENTS = ['create', 'alter', 'drop', 'insert'];

/**
 * Sees that migrations are numbered without a gap and that each of their statements can run inside a transaction.
 *
 * @throws {DatabaseError} that names the migration and the statement.
 */
export function checkMigrations(migrations: readonly Migration[]): void {
  for (const [index, migration] of migrations.entries()) {
    const { name, up, down } = migration;
    const number = String(index + 1).padStart(4, '0');
    if (!/^\d{4}-[a-z0-9]+(?:-[a-z0-9]+)*$/.test(name) || !name.startsWith(`${number}-`))
      throw new DatabaseError(
        `The migration "${name}" stands at place ${index + 1}, where the name has to begin with "${number}-" and go on in small letters, digits and hyphens.`,
        'Number the migrations without a gap, in the order of site/db/migrations/index.ts.',
      );
    if (migration.phase === 'contract' && !isVersion(migration.oldestRelease))
      throw new DatabaseError(
        `The migration ${name} names "${migration.oldestRelease}" as the oldest release that works after it, which is no version.`,
        'Write it as three numbers: 0.2.0.',
      );
    checkStatements(name, 'up', up, UP_STATEMENTS);
    checkStatements(name, 'down', down, DOWN_STATEMENTS);
  }
}

function checkStatements(
  name: string,
  direction: 'up' | 'down',
  statements: readonly string[],
  allowed: readonly string[],
): void {
  if (statements.length === 0)
    throw new DatabaseError(
      `The migration ${name} has no "${direction}".`,
      'Every migration says how to go up and how to come back, so that no way down has a hole.',
    );
  for (const [index, sql] of statements.entries()) {
    const place = `Statement ${index + 1} of "${direction}" in the migration ${name}`;
    const tokens = sqlTokens(sql);
    const [first = ''] = tokens;
    if (!allowed.includes(first))
      throw new DatabaseError(
        `${place} begins with "${first}".`,
        `A migration runs inside one transaction; its "${direction}" may hold ${allowed.join(', ')}.`,
      );
    // The end of a trigger's body is the end of its statement.
    const end = tokens.indexOf(';');
    const isTrigger = first === 'create' && tokens.slice(1, 3).includes('trigger');
    if (end !== -1 && end < tokens.length - 1 && !isTrigger)
      throw new DatabaseError(
        `${place} is more than one: it goes on after a semicolon, and SQLite would leave the rest out.`,
        'Make each statement an entry of its own.',
      );
  }
}
