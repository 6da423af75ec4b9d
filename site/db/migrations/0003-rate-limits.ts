import type { Migration } from '../migrate/migration.ts';

export const rateLimits: Migration = {
  name: '0003-rate-limits',
  phase: 'expand',
  up: [
    `create table rate_limits (
      key text not null check (length(key) between 1 and 128),
      window_start integer not null,
      hits integer not null check (hits > 0),
      primary key (key, window_start)
    ) strict, without rowid`,
    'create index rate_limits_by_window on rate_limits (window_start)',
  ],
  down: ['drop table rate_limits'],
};
