import { expect, test } from 'vitest';
import { checkMigrations } from '../../db/migrate/check-migrations.ts';
import type { Migration } from '../../db/migrate/migration.ts';
import { EXAMPLES } from './example-migrations.ts';

function migration(changes: Partial<Pick<Migration, 'name' | 'up' | 'down'>>): Migration {
  return { name: '0001-t', phase: 'expand', up: ['create table t (a)'], down: ['drop table t'], ...changes };
}

test('what may run in one transaction is taken, triggers too', () => {
  const trigger = 'create trigger old after insert on t begin delete from t where a < 9; select 1; end;';
  checkMigrations(EXAMPLES);
  checkMigrations([migration({ up: ['create table t (a); -- done', trigger] })]);
});

test.each<[string, Migration, string]>([
  ['a gap in the numbers', migration({ name: '0002-t' }), 'has to begin with "0001-"'],
  ['a name that is no file name', migration({ name: '0001 T' }), 'small letters'],
  ['no way down', migration({ down: [] }), 'has no "down"'],
  [
    'the end of the transaction',
    migration({ up: ['create table t (a)', 'commit'] }),
    'Statement 2 of "up" in the migration 0001-t begins with "commit"',
  ],
  ['a pragma', migration({ up: ['/* why */ PRAGMA foreign_keys = off'] }), 'begins with "pragma"'],
  ['rows that a way down deletes', migration({ down: ['delete from t'] }), 'begins with "delete"'],
  ['two statements in one', migration({ up: ['create table t (a); drop table u'] }), 'is more than one'],
  [
    'a contract that names no release',
    { ...migration({}), phase: 'contract', oldestRelease: 'next' },
    '"next"',
  ],
])('refuses %s', (_, wrong, message) => {
  expect(() => checkMigrations([wrong])).toThrow(message);
});
