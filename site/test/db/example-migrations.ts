import type { Migration } from '../../db/migrate/migration.ts';

/** A column that is renamed as running releases need it: a new one, both for a while, then the old one goes. */
export const EXAMPLES: readonly Migration[] = [
  {
    name: '0001-people',
    phase: 'expand',
    up: ['create table people (id integer primary key, name text) strict'],
    down: ['drop table people'],
  },
  {
    name: '0002-full-name',
    phase: 'expand',
    up: [
      'alter table people add column full_name text',
      'update people set full_name = name',
      'create index people_by_full_name on people (full_name)',
    ],
    down: ['drop index people_by_full_name', 'alter table people drop column full_name'],
  },
  {
    name: '0003-drop-name',
    phase: 'contract',
    oldestRelease: '0.2.0',
    up: ['alter table people drop column name'],
    down: [
      // SQLite adds columns at the end, so the order takes a new table.
      'create table people_before (id integer primary key, name text, full_name text) strict',
      'insert into people_before (id, name, full_name) select id, full_name, full_name from people',
      'drop table people',
      'alter table people_before rename to people',
      'create index people_by_full_name on people (full_name)',
    ],
  },
];
