import type { Vital, VitalCount } from '../src/server/schemas/vital.ts';

/** Where the worker counts page views. */
export interface VitalStore {
  /** @param now - milliseconds since 1970. */
  add(vital: Vital, now: number): Promise<void>;
  /** @param day - in UTC, as `2026-11-23`; that day is included. */
  since(day: string): Promise<VitalCount[]>;
}

/** Days that counts are kept. */
export const DAYS_KEPT = 90;

const DAY = 86_400_000;

/** The day of a moment, in UTC. */
export function dayOf(time: number): string {
  return new Date(time).toISOString().slice(0, 10);
}

/** The first day that is kept. */
export function firstDayKept(now: number): string {
  return dayOf(now - DAYS_KEPT * DAY);
}
