import { cacheKey } from '../../tree/render-cache.ts';
import type { OutputContext } from '../renderer.ts';
import { draw } from './draw.ts';
import type { Answer, Drawing, Task, WrittenTask } from './protocol.ts';
import { drawOrRecall } from './recent-drawings.ts';
import { refusedData } from './refused-data.ts';

/** Draws what may read its data, or takes the drawing from the cache. What data of other hosts goes into is drawn every time. */
export async function drawOnce(
  task: Task,
  { media, cache }: Pick<OutputContext, 'media' | 'cache'>,
): Promise<Answer> {
  const refused = 'spec' in task ? refusedData(task.spec, task.hosts) : undefined;
  if (refused !== undefined) return { reason: refused };
  let written: WrittenTask;
  try {
    written = JSON.stringify(task);
  } catch (error) {
    return { reason: `It cannot be read: ${error instanceof Error ? error.message : String(error)}` };
  }
  if ('hosts' in task && task.hosts.length > 0) {
    cache?.expire?.();
    return draw(written, media);
  }
  if (!cache) return draw(written, media);
  const key = cacheKey('drawing', written);
  const known = cache.get(key);
  const kept = known === undefined ? undefined : parse(known);
  if (kept) return kept;
  const answer = await drawOrRecall(key, () => draw(written, media));
  if ('svg' in answer) cache.set(key, JSON.stringify(answer));
  return answer;
}

/** `undefined` where the text is damaged. What a cache holds is cleaned like every drawing. */
function parse(text: string): Drawing | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return isDrawing(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

function isDrawing(value: unknown): value is Drawing {
  return (
    typeof value === 'object' &&
    value !== null &&
    'svg' in value &&
    typeof value.svg === 'string' &&
    'notes' in value &&
    Array.isArray(value.notes) &&
    value.notes.every((note) => typeof note === 'string')
  );
}
