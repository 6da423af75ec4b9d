/** Draws one task after the other, in a thread of its own, so that what never ends can be ended. */
import { parentPort } from 'node:worker_threads';
import type { Answer, Task } from './protocol.ts';

parentPort?.on('message', async (task: Task) => {
  parentPort?.postMessage(await answer(task));
});

async function answer(task: Task): Promise<Answer> {
  try {
    if (task.kind === 'graphviz') {
      const { drawGraph } = await import('./draw-graph.ts');
      return await drawGraph(task.source);
    }
    if (task.kind === 'mermaid') {
      const { drawMermaid } = await import('./draw-mermaid.ts');
      return drawMermaid(task.source);
    }
    const { drawVega } = await import('./draw-vega.ts');
    return await drawVega(task);
  } catch (error) {
    return { reason: error instanceof Error ? error.message : String(error) };
  }
}
