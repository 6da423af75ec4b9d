/** Draws one task after the other, in a thread of its own, so that what never ends can be ended. */
import { parentPort } from 'node:worker_threads';
import type { Answer, Task, WrittenTask } from './protocol.ts';

parentPort?.on('message', async (written: WrittenTask) => {
  parentPort?.postMessage(await answer(written));
});

async function answer(written: WrittenTask): Promise<Answer> {
  try {
    const task: Task = JSON.parse(written);
    const drawTask = await loadFor(task);
    // From here on the drawing's time counts. Node may crash where a thread is ended while it loads its modules.
    parentPort?.postMessage('loaded');
    return await drawTask();
  } catch (error) {
    return { reason: error instanceof Error ? error.message : String(error) };
  }
}

/** Loads what draws a task. */
async function loadFor(task: Task): Promise<() => Answer | Promise<Answer>> {
  if (task.kind === 'graphviz') {
    const { drawGraph } = await import('./draw-graph.ts');
    return () => drawGraph(task.source);
  }
  if (task.kind === 'mermaid') {
    const { drawMermaid } = await import('./draw-mermaid.ts');
    return () => drawMermaid(task.source);
  }
  const { drawVega } = await import('./draw-vega.ts');
  return () => drawVega(task);
}
