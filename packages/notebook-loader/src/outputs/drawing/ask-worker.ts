import { Worker } from 'node:worker_threads';
import { packageModule } from '../../package-file.ts';
import type { Answer, Outcome, WrittenTask } from './protocol.ts';

/** Megabytes that the worker may use. */
const mostMemory = 1024;

/** Megabytes of these for what is new. */
const youngMemory = 24;

let worker: Worker | undefined;
let last: Promise<unknown> = Promise.resolve();

/**
 * Asks the worker of this thread, which starts with the first task and does one after the other. A task that takes too long or too
 * much memory ends the worker, and only it.
 *
 * @param limit Milliseconds for the task.
 */
export function askWorker(task: WrittenTask, limit: number): Promise<Outcome> {
  const asking = last.then(() => ask(task, limit));
  last = asking.catch(() => {});
  return asking;
}

function ask(task: WrittenTask, limit: number): Promise<Outcome> {
  return new Promise((resolve) => {
    worker ??= startWorker();
    const current = worker;
    // The process ends when nothing but an idle worker is left.
    current.ref();
    let timer: NodeJS.Timeout | undefined;
    const settle = (answer: Outcome) => {
      clearTimeout(timer);
      current.off('message', hear).off('error', fail).off('exit', exit);
      current.unref();
      resolve(answer);
    };
    const fail = (error: unknown) => {
      worker = undefined;
      settle({ ended: `Drawing failed: ${error instanceof Error ? error.message : String(error)}` });
    };
    const exit = () => fail('the worker that draws ended.');
    const giveUp = () => {
      void current.terminate();
      worker = undefined;
      settle({ ended: `It takes longer than ${limit / 1000} seconds to draw.` });
    };
    const hear = (message: Answer | 'loaded') => {
      if (message === 'loaded') timer = setTimeout(giveUp, limit);
      else settle(message);
    };
    current.on('message', hear).once('error', fail).once('exit', exit);
    current.postMessage(task);
  });
}

function startWorker(): Worker {
  const { NODE_COMPILE_CACHE: compileCache } = process.env;
  const started = new Worker(packageModule('outputs/drawing/worker'), {
    // Nothing else of the process' environment and flags is needed to draw.
    env: compileCache === undefined ? {} : { NODE_COMPILE_CACHE: compileCache },
    execArgv: [],
    resourceLimits: { maxOldGenerationSizeMb: mostMemory, maxYoungGenerationSizeMb: youngMemory },
  });
  // What a drawing leaves behind may fail after its answer; the next drawing gets a new worker then.
  const forget = () => {
    if (worker === started) worker = undefined;
  };
  return started.on('error', forget).on('exit', forget);
}
