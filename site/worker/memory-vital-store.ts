import type { VitalCount } from '../src/server/schemas/vital.ts';
import { countsOf } from './count-vital.ts';
import { dayOf, firstDayKept, type VitalStore } from './vital-store.ts';

/** Counts in memory. */
export function createMemoryVitalStore(): VitalStore {
  const days = new Map<string, VitalCount[]>();
  return {
    add: async (vital, now) => {
      const day = dayOf(now);
      days.set(day, sum([...(days.get(day) ?? []), ...countsOf(vital)]));
      for (const old of days.keys()) if (old < firstDayKept(now)) days.delete(old);
    },
    since: async (first) => sum([...days].flatMap(([day, counts]) => (day >= first ? counts : []))),
  };
}

function sum(counts: readonly VitalCount[]): VitalCount[] {
  const sums = new Map<string, VitalCount>();
  for (const count of counts) {
    const key = `${count.indicator} ${count.continent} ${count.atMost}`;
    sums.set(key, { ...count, samples: (sums.get(key)?.samples ?? 0) + count.samples });
  }
  return [...sums.values()];
}
