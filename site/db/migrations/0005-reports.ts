import type { Migration } from '../migrate/migration.ts';

export const reports: Migration = {
  name: '0005-reports',
  phase: 'expand',
  up: [
    `create table reports (
      name text primary key check (length(name) between 1 and 32),
      report text not null check (length(report) <= 100000 and json_type(report) = 'object'),
      made_at integer not null
    ) strict`,
  ],
  down: ['drop table reports'],
};
