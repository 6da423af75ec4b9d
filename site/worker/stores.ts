import type { Kysely } from 'kysely';
import type { Tables } from '../db/tables.ts';
import { createDatabasePoseStore } from './database-pose-store.ts';
import { createDatabaseVitalStore } from './database-vital-store.ts';
import { createMemoryPoseStore } from './memory-pose-store.ts';
import { createMemoryVitalStore } from './memory-vital-store.ts';
import type { PoseStore } from './pose-store.ts';
import { createDatabaseReportStore, createMemoryReportStore, type ReportStore } from './report-store.ts';
import type { VitalStore } from './vital-store.ts';

/** All that the worker keeps. */
export interface Stores {
  poses: PoseStore;
  vitals: VitalStore;
  reports: ReportStore;
}

/** In the memory of this process. */
export function memoryStores(): Stores {
  return {
    poses: createMemoryPoseStore(),
    vitals: createMemoryVitalStore(),
    reports: createMemoryReportStore(),
  };
}

/** In the site's database, which must have been migrated. */
export function databaseStores(db: Kysely<Tables>): Stores {
  return {
    poses: createDatabasePoseStore(db),
    vitals: createDatabaseVitalStore(db),
    reports: createDatabaseReportStore(db),
  };
}
