import { askWorker } from './ask-worker.ts';
import type { Answer, Drawing, WrittenTask } from './protocol.ts';
import { askSharedWorker, hasSharedWorker } from './shared-worker.ts';

/** Milliseconds that one drawing may take. Real charts take some twenty; those of an attack never end. */
const longest = 30_000;

/** Characters of an SVG that a page may carry; a photograph of the same size is smaller. */
const largest = 5_000_000;

/** Drawings of one notebook that may take too long or too much memory before the rest is not tried. */
const mostFailures = 2;

let last: Promise<unknown> = Promise.resolve();
const failures = new WeakMap<object, number>();

/**
 * Draws in a thread apart, one after the other. A drawing that takes too long or too much memory ends that thread, and only it.
 *
 * @param notebook what stands for the notebook that the drawing belongs to.
 * @returns the drawing, or why there is none, as a sentence.
 */
export function draw(task: WrittenTask, notebook: object, limit: number = longest): Promise<Answer> {
  const drawing = last.then(() => drawNext(task, notebook, limit));
  last = drawing.catch(() => {});
  return drawing;
}

async function drawNext(task: WrittenTask, notebook: object, limit: number): Promise<Answer> {
  const before = failures.get(notebook) ?? 0;
  if (before >= mostFailures)
    return { reason: 'Other drawings of the notebook have taken too much time or memory.' };
  const answer = await (hasSharedWorker() ? askSharedWorker(task, limit) : askWorker(task, limit));
  if ('ended' in answer) {
    failures.set(notebook, before + 1);
    return { reason: answer.ended };
  }
  return 'svg' in answer ? withinSize(answer) : answer;
}

function withinSize(drawing: Drawing): Answer {
  if (drawing.svg.length <= largest) return drawing;
  const size = drawing.svg.length.toLocaleString('en');
  return { reason: `Its drawing has ${size} characters, too many for a page.` };
}
