import { Worker } from 'node:worker_threads';
import type { Answer, Drawing, Task } from './protocol.ts';

/** Milliseconds that one drawing may take. Real charts take some twenty; those of an attack never end. */
const longest = 30_000;

/** Megabytes that the worker may use. */
const mostMemory = 1024;

/** Characters of an SVG that a page may carry; a photograph of the same size is smaller. */
const largest = 5_000_000;

// Sources run as they are, and published modules are JavaScript.
const workerUrl = new URL(import.meta.url.endsWith('.ts') ? './worker.ts' : './worker.js', import.meta.url);

/** Drawings of one notebook that may take too long before the rest is not tried. */
const mostTimeouts = 2;

let worker: Worker | undefined;
let last: Promise<unknown> = Promise.resolve();
const timeouts = new WeakMap<object, number>();

/**
 * Draws in a worker that starts with the first drawing, one after the other. A drawing that takes too long or too much memory ends
 * the worker, and only it.
 *
 * @param notebook what stands for the notebook that the drawing belongs to.
 * @returns the drawing, or why there is none, as a sentence.
 */
export function draw(task: Task, notebook: object, limit: number = longest): Promise<Answer> {
  const drawing = last.then(() => drawNext(task, notebook, limit));
  last = drawing;
  return drawing;
}

async function drawNext(task: Task, notebook: object, limit: number): Promise<Answer> {
  const before = timeouts.get(notebook) ?? 0;
  if (before >= mostTimeouts) return { reason: 'Other drawings of the notebook have taken too long.' };
  const answer = await ask(task, limit);
  if (answer === 'late') {
    timeouts.set(notebook, before + 1);
    return { reason: `It takes longer than ${limit / 1000} seconds to draw.` };
  }
  return 'svg' in answer ? withinSize(answer) : answer;
}

function ask(task: Task, limit: number): Promise<Answer | 'late'> {
  return new Promise((resolve) => {
    worker ??= startWorker();
    const current = worker;
    // The process ends when nothing but an idle worker is left.
    current.ref();
    const settle = (answer: Answer | 'late') => {
      clearTimeout(timer);
      current.off('message', settle).off('error', fail).off('exit', exit);
      current.unref();
      resolve(answer);
    };
    const fail = (error: unknown) => {
      worker = undefined;
      settle({ reason: `Drawing failed: ${error instanceof Error ? error.message : String(error)}` });
    };
    const exit = () => fail('the worker that draws ended.');
    const timer = setTimeout(() => {
      void current.terminate();
      worker = undefined;
      settle('late');
    }, limit);
    current.once('message', settle).once('error', fail).once('exit', exit);
    current.postMessage(task);
  });
}

function startWorker(): Worker {
  return new Worker(workerUrl, {
    // Nothing of the process' environment and flags is needed to draw.
    env: {},
    execArgv: [],
    resourceLimits: { maxOldGenerationSizeMb: mostMemory },
  });
}

function withinSize(drawing: Drawing): Answer {
  if (drawing.svg.length <= largest) return drawing;
  const size = drawing.svg.length.toLocaleString('en');
  return { reason: `Its drawing has ${size} characters, too many for a page.` };
}
