import type { Kysely } from 'kysely';
import { findReport, saveReport } from '../db/queries/reports.ts';
import type { Tables } from '../db/tables.ts';
import { type Report, report as reportSchema } from '../targets/report.ts';

/** Where the worker keeps the last report on the targets. */
export interface ReportStore {
  save(report: Report): Promise<void>;
  find(): Promise<Report | undefined>;
}

const NAME = 'targets';

/** Keeps it in the site's database, which must have been migrated. */
export function createDatabaseReportStore(db: Kysely<Tables>): ReportStore {
  return {
    save: async (report) => {
      const row = { name: NAME, report: JSON.stringify(report), made_at: Date.parse(report.madeAt) };
      await saveReport(db, row);
    },
    find: async () => {
      const row = await findReport(db, NAME);
      return row && reportSchema.parse(JSON.parse(row.report));
    },
  };
}

/** Keeps it in memory. */
export function createMemoryReportStore(): ReportStore {
  let kept: Report | undefined;
  return {
    save: async (report) => {
      kept = report;
    },
    find: async () => kept,
  };
}
