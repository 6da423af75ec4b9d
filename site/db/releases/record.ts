/** Writes what the present release asks of the database to `<version>.json`. Run it when a query changes. */
import { writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import manifest from '../../package.json' with { type: 'json' };
import { migrations } from '../migrations/index.ts';
import { recordQueries } from './record-queries.ts';
import type { Release } from './release.ts';

const { version } = manifest;
const migration = migrations.findLast(({ phase }) => phase === 'expand')?.name ?? '';
const release: Release = { version, migration, queries: await recordQueries() };
const file = fileURLToPath(new URL(`${version}.json`, import.meta.url));
await writeFile(file, `${JSON.stringify(release, null, 2)}\n`);
console.log(`${release.queries.length} queries of the release ${version} are in ${file}.`);
