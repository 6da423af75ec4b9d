import { compareVersions } from '../../db/migrate/compare-versions.ts';
import type { Migration } from '../../db/migrate/migration.ts';
import type { Release } from '../../db/releases/release.ts';

/** The names of the migrations after which a release has to work: its own last one, and those that let it. */
export function compatibleMigrations(release: Release, migrations: readonly Migration[]): string[] {
  const own = migrations.findIndex(({ name }) => name === release.migration);
  const later = migrations.slice(own);
  const harmful = later.findIndex(
    (migration) =>
      migration.phase === 'contract' && compareVersions(release.version, migration.oldestRelease) < 0,
  );
  return later.slice(0, harmful === -1 ? undefined : harmful).map(({ name }) => name);
}
