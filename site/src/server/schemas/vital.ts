import { z } from 'astro/zod';
import { LONGEST } from '../../../targets/histogram.ts';

/** Of a body that holds one timing. */
export const LARGEST_TIMING_BYTES = 200;

const milliseconds = z.number().min(0).max(LONGEST);

/** What a browser sends of one page view, in milliseconds: no page, no visitor, nothing else. */
export const timing = z
  .strictObject({
    /** From asking to the first byte. */
    firstByte: milliseconds,
    /** From the start of the navigation to the first byte, as web-vitals has it. */
    ttfb: milliseconds,
  })
  .refine(({ firstByte, ttfb }) => firstByte <= ttfb, {
    error: 'The wait for the first byte is a part of the whole time to it.',
    path: ['firstByte'],
  });

/** Two letters, as hosts tell it of a request; `ZZ` where they do not. */
const continent = z.string().regex(/^(?:AF|AN|AS|EU|NA|OC|SA|ZZ)$/);

/** A page view, as the worker service counts it. */
export const vital = z.strictObject({ ...timing.shape, continent });

/** A day, in UTC, as `2026-11-23`. */
export const day = z.iso.date();

/** How many page views of a continent waited so long. */
export const vitalCount = z.object({
  indicator: z.enum(['first-byte', 'full-ttfb']),
  continent,
  /** A step of `targets/histogram.ts`, in milliseconds. */
  atMost: z.int().min(1).max(LONGEST),
  samples: z.int().positive(),
});

/** What the worker service counted since a day, that day included. */
export const vitalCounts = z.object({ since: day, counts: z.array(vitalCount).max(20_000) });

export type Timing = z.infer<typeof timing>;
export type Vital = z.infer<typeof vital>;
export type VitalCount = z.infer<typeof vitalCount>;
