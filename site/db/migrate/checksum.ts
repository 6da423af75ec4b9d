import { createHash } from 'node:crypto';
import { normalizeSql } from '../sql/sql-tokens.ts';
import type { Migration } from './migration.ts';

/**
 * What was applied, as 64 hexadecimal digits. Layout, comments and the case of keywords do not count, and `down` does
 * not: it has not run, so a mistake in it may be mended.
 */
export function checksumOf(migration: Migration): string {
  const content = {
    name: migration.name,
    phase: migration.phase,
    oldestRelease: migration.phase === 'contract' ? migration.oldestRelease : null,
    up: migration.up.map(normalizeSql),
  };
  return createHash('sha256').update(JSON.stringify(content)).digest('hex');
}
