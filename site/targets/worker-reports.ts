import { z } from 'astro/zod';
import { type VitalCount, vitalCounts } from '../src/server/schemas/vital.ts';
import { askWorker, type Question } from '../src/server/worker/ask-worker.ts';
import { createResilience } from '../src/server/worker/resilience.ts';
import type { WorkerAddress } from '../src/server/worker/worker-address.ts';
import { WorkerFailure } from '../src/server/worker/worker-failure.ts';
import type { Report } from './report.ts';

/** What the job asks of the worker service, with its own token. All throw {@link WorkerFailure}. */
export interface WorkerReports {
  /** The page views since a day, such as `2026-11-23`. */
  vitals(since: string): Promise<readonly VitalCount[]>;
  /** Leaves a report in the place of the one before. */
  publish(report: Report): Promise<void>;
}

export function workerReports(address: WorkerAddress): WorkerReports {
  const { read } = createResilience();
  const ask = async <Answer>(question: Question<Answer>): Promise<Answer> => {
    const answer = await read((signal) => askWorker(address, question, signal));
    if (answer !== undefined) return answer;
    throw new WorkerFailure('refused', `The worker service has no ${question.path.replace(/\?.*$/, '')}.`);
  };
  return {
    vitals: async (since) => {
      const path = `/vitals?since=${since}` as const;
      return (await ask({ path, schema: vitalCounts, limit: 4_000_000 })).counts;
    },
    publish: async (report) => {
      await ask({
        path: '/reports/targets',
        method: 'PUT',
        body: report,
        schema: z.object({}),
        limit: 1_000,
      });
    },
  };
}
