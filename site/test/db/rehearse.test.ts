import { expect, test } from 'vitest';
import { rehearse } from '../../db/migrate/rehearse.ts';
import { vanishedName } from '../../db/migrate/vanished.ts';
import { EXAMPLES } from './example-migrations.ts';

test('tells what each way down takes away', async () => {
  const rehearsals = await rehearse(EXAMPLES);
  expect(rehearsals.map(({ downTakes }) => downTakes.map(vanishedName))).toEqual([
    ['table people'],
    ['column people.full_name'],
    [],
  ]);
});

test.each([
  [
    'a statement that does not run',
    ['create table t (a', 'drop table t'],
    'Statement 1 of "up" in the migration 0001-t',
  ],
  ['a way down that does not run', ['create table t (a)', 'drop table u'], 'Statement 1 of "down"'],
  [
    'a way down that leaves something',
    ['create table t (a)', 'create table u (a)'],
    'does not give the schema before it',
  ],
])('refuses %s before a database is touched', async (_, [up = '', down = ''], message) => {
  const wrong = { name: '0001-t', phase: 'expand', up: [up], down: [down] } as const;
  await expect(rehearse([wrong])).rejects.toThrow(message);
});

test('refuses an expand migration that takes something away', async () => {
  const drop = {
    name: '0003-drop-name',
    phase: 'expand' as const,
    up: ['alter table people drop column name'],
  };
  const [people, fullName, contract] = EXAMPLES;
  if (!people || !fullName || !contract) throw new Error('There are three examples.');
  await expect(rehearse([people, fullName, { ...drop, down: contract.down }])).rejects.toThrow(
    '0003-drop-name is said to expand, and takes away: column people.name',
  );
});
