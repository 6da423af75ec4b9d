import { Worker } from 'node:worker_threads';
import type { Answer, Drawing, Task } from './protocol.ts';

/** Milliseconds that one drawing may take. Real charts take some twenty; those of an attack never end. */
const longest = 30_000;

/** Megabytes that the worker may use. */
const mostMemory = 1024;

/** Megabytes of these for what is new. */
const youngMemory = 24;

/** Characters of an SVG that a page may carry; a photograph of the same size is smaller. */
const largest = 5_000_000;

// Sources run as they are, and published modules are JavaScript.
const workerUrl = new URL(import.meta.url.endsWith('.ts') ? './worker.ts' : './worker.js', import.meta.url);

/** Drawings of one notebook that may take too long or too much memory before the rest is not tried. */
const mostFailures = 2;

let worker: Worker | undefined;
let last: Promise<unknown> = Promise.resolve();
const failures = new WeakMap<object, number>();

/**
 * Draws in a worker that starts with the first drawing, one after the other. A drawing that takes too long or too much memory ends
 * the worker, and only it.
 *
 * @param notebook what stands for the notebook that the drawing belongs to.
 * @returns the drawing, or why there is none, as a sentence.
 */
export function draw(task: Task, notebook: object, limit: number = longest): Promise<Answer> {
  const drawing = last.then(() => drawNext(task, notebook, limit));
  last = drawing.catch(() => {});
  return drawing;
}

async function drawNext(task: Task, notebook: object, limit: number): Promise<Answer> {
  const before = failures.get(notebook) ?? 0;
  if (before >= mostFailures)
    return { reason: 'Other drawings of the notebook have taken too much time or memory.' };
  const answer = await ask(task, limit);
  if ('ended' in answer) {
    failures.set(notebook, before + 1);
    return { reason: answer.ended };
  }
  return 'svg' in answer ? withinSize(answer) : answer;
}

/** What the worker answers, or why it was ended. */
function ask(task: Task, limit: number): Promise<Answer | { ended: string }> {
  return new Promise((resolve) => {
    worker ??= startWorker();
    const current = worker;
    // The process ends when nothing but an idle worker is left.
    current.ref();
    let timer: NodeJS.Timeout | undefined;
    const settle = (answer: Answer | { ended: string }) => {
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
    try {
      current.postMessage(task);
    } catch (error) {
      // Nested deeper than a message may be.
      settle({ reason: `It cannot be read: ${error instanceof Error ? error.message : String(error)}` });
    }
  });
}

function startWorker(): Worker {
  const { NODE_COMPILE_CACHE: compileCache } = process.env;
  const started = new Worker(workerUrl, {
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

function withinSize(drawing: Drawing): Answer {
  if (drawing.svg.length <= largest) return drawing;
  const size = drawing.svg.length.toLocaleString('en');
  return { reason: `Its drawing has ${size} characters, too many for a page.` };
}
