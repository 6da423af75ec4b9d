import type { Kysely } from 'kysely';
import { countVitals, deleteVitalsBefore, sumVitals } from '../db/queries/vitals.ts';
import type { Tables } from '../db/tables.ts';
import { vitalCount } from '../src/server/schemas/vital.ts';
import { countsOf } from './count-vital.ts';
import { dayOf, firstDayKept, type VitalStore } from './vital-store.ts';

/** Counts in the site's database, which must have been migrated; days that are too old go with the first of a new one. */
export function createDatabaseVitalStore(db: Kysely<Tables>): VitalStore {
  let tidied = '';
  return {
    add: async (vital, now) => {
      const day = dayOf(now);
      const rows = countsOf(vital).map(({ atMost, ...count }) => ({ day, at_most: atMost, ...count }));
      await countVitals(db, rows);
      if (tidied === day) return;
      tidied = day;
      await deleteVitalsBefore(db, firstDayKept(now));
    },
    since: async (day) => {
      const rows = await sumVitals(db, day);
      return rows.map(({ at_most: atMost, ...row }) => vitalCount.parse({ ...row, atMost }));
    },
  };
}
