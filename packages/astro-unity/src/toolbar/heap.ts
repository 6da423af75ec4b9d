import type { UnityInstance } from '../client/types.ts';

/** Memory of a game, in bytes. */
export interface Heap {
  /** What WebAssembly has been given. */
  total: number;
  /** What the game uses of it; Unity 2022.3 and newer tell. */
  used?: number | undefined;
}

/** Ways to Unity's own figures, newest first. */
const REPORTS = ['GetMetricsInfo', 'GetMemoryInfo'];

/** The heap of a running game, or `undefined` where nothing tells. */
export function heapOf(instance: UnityInstance): Heap | undefined {
  for (const name of REPORTS) {
    const heap = reportedHeap(instance, name);
    if (heap) return heap;
  }
  const { Module } = instance;
  // Development builds end the game when something reads a name that Emscripten does not export: it has a getter.
  const views = ['HEAPU8', 'HEAP8', 'wasmMemory'].map(
    (name) => Object.getOwnPropertyDescriptor(Module, name)?.value as unknown,
  );
  for (const view of views) {
    const bytes = bytesOf(view);
    if (bytes) return { total: bytes };
  }
  return undefined;
}

function reportedHeap(instance: UnityInstance, name: string): Heap | undefined {
  const report: unknown = Reflect.get(instance, name);
  if (typeof report !== 'function') return undefined;
  try {
    const { totalWASMHeapSize: total, usedWASMHeapSize: used } = Reflect.apply(report, instance, []);
    return total > 0 ? { total, used } : undefined;
  } catch {
    // It throws while the game starts or ends; the next look finds it again.
    return undefined;
  }
}

/** A view or a memory; it may come from another window, so `instanceof` does not tell. */
function bytesOf(view: unknown): number | undefined {
  if (typeof view !== 'object' || view === null || !('buffer' in view)) return undefined;
  const { buffer } = view;
  if (typeof buffer !== 'object' || buffer === null || !('byteLength' in buffer)) return undefined;
  return typeof buffer.byteLength === 'number' ? buffer.byteLength : undefined;
}
