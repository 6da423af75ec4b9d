import * as z from 'zod/mini';
import { flagDocument } from './flag-document.ts';

/** What `/api/flags` answers. */
export const servedFlags = z.object({
  flags: flagDocument,
  /** Seconds since they were fetched: the hour counts from then, not from each copy. */
  age: z.number().check(z.gte(0)),
});
