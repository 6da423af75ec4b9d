import { z } from 'astro/zod';
import type { Clip } from 'reference-player/clips/clip.ts';
import { type Report, report } from '../../../targets/report.ts';
import { type ClipSummary, clip, clipList } from '../schemas/clip.ts';
import { type Pose, pose, savedPose } from '../schemas/pose.ts';
import type { Vital } from '../schemas/vital.ts';
import { type WorkerHealth, workerHealth } from '../schemas/worker-health.ts';
import { askWorker, type Question } from './ask-worker.ts';
import { createResilience, type Patience } from './resilience.ts';
import type { WorkerAddress } from './worker-address.ts';
import { WorkerFailure } from './worker-failure.ts';

/** Largest answers, in bytes. Vercel lets a function answer 4.5 MB. */
const LARGEST = {
  health: 10_000,
  clips: 500_000,
  clip: 4_000_000,
  pose: 256_000,
  vital: 1_000,
  report: 200_000,
} as const;

/** The worker service: exactly the questions that the site asks it. All throw {@link WorkerFailure}. */
export interface WorkerClient {
  health(): Promise<WorkerHealth>;
  clips(): Promise<readonly ClipSummary[]>;
  /** @param id - checked by `clipId`. @returns undefined if there is none. */
  clip(id: string): Promise<Clip | undefined>;
  /** Is not tried a second time. */
  savePose(value: Pose): Promise<{ id: string }>;
  /** @param id - checked by `poseId`. @returns undefined if there is none. */
  pose(id: string): Promise<Pose | undefined>;
  /** Is not tried a second time. */
  addVital(value: Vital): Promise<void>;
  /** The last report on the targets. @returns undefined if there is none. */
  targetReport(): Promise<Report | undefined>;
}

/** A client that keeps one circuit breaker: make one for the process. */
export function createWorkerClient(address: WorkerAddress, patience?: Patience): WorkerClient {
  const { read, write, probe } = createResilience(patience);
  const ask = <Answer>(run: typeof read, question: Question<Answer>): Promise<Answer | undefined> =>
    run((signal) => askWorker(address, question, signal));

  return {
    health: async () =>
      existing(await ask(probe, { path: '/health', schema: workerHealth, limit: LARGEST.health })),
    clips: async () =>
      existing(await ask(read, { path: '/clips', schema: clipList, limit: LARGEST.clips })).clips,
    clip: (id) => ask(read, { path: `/clips/${id}`, schema: clip, limit: LARGEST.clip }),
    savePose: async (body) =>
      existing(await ask(write, { path: '/poses', body, schema: savedPose, limit: LARGEST.pose })),
    pose: (id) => ask(read, { path: `/poses/${id}`, schema: pose, limit: LARGEST.pose }),
    addVital: async (body) => {
      existing(await ask(write, { path: '/vitals', body, schema: z.object({}), limit: LARGEST.vital }));
    },
    targetReport: () => ask(read, { path: '/reports/targets', schema: report, limit: LARGEST.report }),
  };
}

/** These addresses are part of the worker's contract: a 404 there is another program, or another version. */
function existing<Answer>(answer: Answer | undefined): Answer {
  if (answer !== undefined) return answer;
  throw new WorkerFailure(
    'refused',
    'The worker service has no such address. Does WORKER_API_URL name its whole path?',
  );
}
