import { createHash } from 'node:crypto';
import type { CodeToRun } from './code-to-run.ts';

/** All that the results of running a notebook depend on. */
export interface ExecutionFacts {
  code: readonly CodeToRun[];
  /** Name of the kernel. */
  kernel: string;
  /** What the kernel runs on, see `kernelFingerprint`. */
  environment: string;
  /** The folder that it runs in: paths in the code lead from there. */
  folder: string;
  allowErrors: boolean;
  /** Hash of the files that the user named. */
  inputs: string;
}

/** A later format of the results makes all of them anew. */
const FORMAT = 1;

/** The name of the results: code that is the same, in the same environment, has the same. Text and outputs have no part in it. */
export function executionKey({
  code,
  kernel,
  environment,
  folder,
  allowErrors,
  inputs,
}: ExecutionFacts): string {
  const cells = code.map(({ source, tags }) => [source, tags]);
  const facts = [FORMAT, cells, kernel, environment, folder];
  return createHash('sha256')
    .update(JSON.stringify([...facts, allowErrors, inputs]))
    .digest('hex');
}
