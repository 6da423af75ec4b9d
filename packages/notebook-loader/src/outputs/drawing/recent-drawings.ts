import type { Answer, Drawing } from './protocol.ts';

/** Characters of all drawings that are remembered. */
const most = 16_000_000;

/** By what they are made from, the oldest first. */
const recent = new Map<string, Drawing>();
let size = 0;

/** Those that are being made. */
const begun = new Map<string, Promise<Answer>>();

/**
 * Makes a drawing, or takes it from the last that this thread has made: the same charts stand in several notebooks of a course, and
 * in copies of one.
 *
 * @param key of all that the drawing is made from.
 */
export async function drawOrRecall(key: string, draw: () => Promise<Answer>): Promise<Answer> {
  const other = begun.get(key);
  // Why there is none may have to do with the notebook that asked first.
  if (other) await other.catch(() => undefined);
  const known = recent.get(key);
  if (known) return known;
  const drawing = draw();
  begun.set(key, drawing);
  try {
    const answer = await drawing;
    if ('svg' in answer) remember(key, answer);
    return answer;
  } finally {
    begun.delete(key);
  }
}

function remember(key: string, drawing: Drawing): void {
  if (!recent.has(key)) size += drawing.svg.length;
  recent.set(key, drawing);
  for (const [oldest, { svg }] of recent) {
    if (size <= most) return;
    recent.delete(oldest);
    size -= svg.length;
  }
}
