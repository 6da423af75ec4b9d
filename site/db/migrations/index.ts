import type { Migration } from '../migrate/migration.ts';
import { clips } from './0001-clips.ts';
import { poses } from './0002-poses.ts';
import { rateLimits } from './0003-rate-limits.ts';
import { vitals } from './0004-vitals.ts';
import { reports } from './0005-reports.ts';

/** All migrations, in the order in which they run. */
export const migrations: readonly Migration[] = [clips, poses, rateLimits, vitals, reports];
