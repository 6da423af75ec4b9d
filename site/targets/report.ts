import { z } from 'astro/zod';
import { SOURCES } from './sources.ts';
import { TARGETS } from './targets.ts';

const source = z.enum(keysOf(SOURCES));
const time = z.iso.datetime();

const reading = z.object({
  source,
  value: z.number(),
  interval: z.object({ low: z.number(), high: z.number() }).optional(),
  n: z.int().nonnegative(),
  regions: z.array(z.string().max(40)).max(20),
  from: time,
  to: time,
});

const judged = z.object({
  target: z.enum(TARGETS.map(({ id }) => id)),
  /** Nothing for what has no target. */
  verdict: z.enum(['pass', 'fail', 'insufficient']).optional(),
  /** The source that the verdict is by. */
  by: source.optional(),
  readings: z.array(reading).max(10),
  missing: z.array(z.object({ source, why: z.string().max(1000) })).max(10),
});

/** What the weekly job found of all targets. */
export const report = z.object({
  version: z.literal(1),
  madeAt: time,
  /** Where it was measured, and which release was there at the time, if it said. */
  address: z.url(),
  release: z.object({ version: z.string().max(40), commit: z.string().max(40) }).optional(),
  /** What figures of visitors and of the host look back at. */
  window: z.object({ from: time, to: time }),
  targets: z.array(judged).max(20),
});

export type Report = z.output<typeof report>;
export type JudgedTarget = Report['targets'][number];

function keysOf<Key extends string>(object: Record<Key, unknown>): Key[] {
  return Object.keys(object).filter((key): key is Key => Object.hasOwn(object, key));
}
