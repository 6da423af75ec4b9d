import { z } from 'astro/zod';

/** What the worker service says of itself. */
export const workerHealth = z.object({ status: z.literal('ok'), version: z.string().max(100) });

export type WorkerHealth = z.infer<typeof workerHealth>;
