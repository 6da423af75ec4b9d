import type { Migration } from '../migrate/migration.ts';

export const poses: Migration = {
  name: '0002-poses',
  phase: 'expand',
  up: [
    `create table poses (
      id text primary key check (length(id) between 8 and 64 and id not glob '*[^A-Za-z0-9_-]*'),
      settings text not null check (length(settings) <= 4000 and json_type(settings) = 'object'),
      seconds real not null check (seconds >= 0),
      still text check (length(still) <= 20000 and json_valid(still)),
      clip_id text references clips (id) on delete cascade,
      created_at integer not null,
      expires_at integer check (expires_at > created_at)
    ) strict`,
    'create index poses_by_clip on poses (clip_id) where clip_id is not null',
    'create index poses_by_expiry on poses (expires_at) where expires_at is not null',
  ],
  down: ['drop table poses'],
};
