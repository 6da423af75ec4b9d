import type { Migration } from '../migrate/migration.ts';

export const vitals: Migration = {
  name: '0004-vitals',
  phase: 'expand',
  up: [
    `create table vitals (
      day text not null check (day glob '[0-9][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'),
      indicator text not null check (length(indicator) between 1 and 32),
      continent text not null check (length(continent) = 2),
      at_most integer not null check (at_most between 1 and 60000),
      samples integer not null check (samples > 0),
      primary key (day, indicator, continent, at_most)
    ) strict, without rowid`,
  ],
  down: ['drop table vitals'],
};
