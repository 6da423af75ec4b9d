import type { Migration } from '../migrate/migration.ts';

export const clips: Migration = {
  name: '0001-clips',
  phase: 'expand',
  up: [
    `create table clips (
      id text primary key check (length(id) between 8 and 64 and id not glob '*[^A-Za-z0-9_-]*'),
      title text not null check (length(title) between 1 and 120 and instr(title, char(0)) = 0),
      seconds real not null check (seconds > 0),
      frames integer not null check (frames > 0),
      clip text not null check (length(clip) <= 2000000 and json_valid(clip)),
      sha256 text not null unique check (length(sha256) = 64),
      created_at integer not null,
      expires_at integer check (expires_at > created_at)
    ) strict`,
    'create index clips_by_age on clips (created_at)',
    'create index clips_by_expiry on clips (expires_at) where expires_at is not null',
  ],
  down: ['drop table clips'],
};
