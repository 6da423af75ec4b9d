import { readLedger } from '../bookkeeping/read-ledger.ts';
import { type Connection, StatementError } from '../connection/connection.ts';
import { DatabaseError } from '../database-error.ts';
import { refuseWhere, type Step } from './guard.ts';
import type { Lock } from './lock.ts';
import type { Migration } from './migration.ts';
import type { Direction, ReportProgress } from './progress.ts';

/** One migration in one direction, and what its transaction holds besides. */
export interface Application {
  readonly migration: Migration;
  readonly direction: Direction;
  /** Guards that stand before the migration's own statements. */
  readonly before: readonly Step[];
  /** The entry in the books, and that it is made. */
  readonly record: Step;
}

/**
 * Runs one migration and its entry in the books in one transaction.
 *
 * @throws {DatabaseError} that names the migration, the statement and the cause. Nothing of it was applied then.
 */
export async function applyMigration(
  connection: Connection,
  lock: Lock,
  application: Application,
  report: ReportProgress,
): Promise<void> {
  const { migration, direction, before, record } = application;
  const own: Step[] = migration[direction].map((sql) => ({ sql }));
  const head = [lock.fence, ...before];
  const steps = [...head, ...own, foreignKeysHold(migration, direction), record];
  const started = performance.now();
  const running = { kind: 'running', migration: migration.name, direction, statements: own.length } as const;
  report({ ...running, statement: 0 });
  try {
    await connection.atomically(steps, (index) => {
      const statement = index - head.length + 1;
      if (statement > 0 && statement <= own.length) report({ ...running, statement });
    });
  } catch (error) {
    if (error instanceof StatementError)
      throw steps[error.index]?.refusal?.(error) ?? failed(application, error, error.index - head.length);
    // The answer was lost, and not what it would have said.
    if (!(await isDone(connection, application, error))) throw unreachable(application, error);
  }
  report({ kind: 'done', migration: migration.name, direction, milliseconds: performance.now() - started });
}

function foreignKeysHold({ name }: Migration, direction: Direction): Step {
  return refuseWhere(
    'exists (select 1 from pragma_foreign_key_check)',
    [],
    (cause) =>
      new DatabaseError(
        `After "${direction}" of the migration ${name}, rows would refer to rows that are not there.`,
        'See in "db check" whether they did before, and mend the migration. Nothing of it was applied.',
        { cause },
      ),
  );
}

async function isDone(
  connection: Connection,
  { migration, direction }: Application,
  cause: unknown,
): Promise<boolean> {
  try {
    const { applied } = await readLedger(connection.db);
    return applied.some(({ name }) => name === migration.name) === (direction === 'up');
  } catch {
    throw new DatabaseError(
      `The database stopped answering while the migration ${migration.name} ran, and it is not known whether it was applied: as a whole or not at all.`,
      'Run "db status" once the database answers, then the same command again.',
      { cause },
    );
  }
}

function failed({ migration, direction }: Application, error: StatementError, index: number): DatabaseError {
  const { name } = migration;
  const statement = migration[direction][index];
  if (statement === undefined)
    return new DatabaseError(
      `The migration ${name} could not be ${direction === 'up' ? 'applied' : 'taken back'}: ${error.message}. Nothing of it was applied.`,
      'If another program writes to the database, let it finish, then run the command again.',
      { cause: error },
    );
  return new DatabaseError(
    `Statement ${index + 1} of "${direction}" in the migration ${name} failed: ${error.message}. Nothing of this migration was applied.`,
    `Mend the rows it stumbled over, or site/db/migrations/${name}.ts, then run the command again:\n${statement.trim()}`,
    { cause: error },
  );
}

function unreachable({ migration }: Application, error: unknown): DatabaseError {
  return new DatabaseError(
    `The database could not be reached for the migration ${migration.name}: ${error instanceof Error ? error.message : String(error)}. Nothing of it was applied.`,
    'Run the same command again once the database answers.',
    { cause: error },
  );
}
