import type { MemoryInfo, MetricsInfo, PlayerModule } from '../module.ts';
import type { Engine } from './engine.ts';
import type { FrameRate } from './frame-rate.ts';

/** Chromium's own measure of the JavaScript heap; elsewhere both are NaN, as they are in Unity. */
function jsHeap(): { totalJSHeapSize: number; usedJSHeapSize: number } {
  const memory: unknown = Reflect.get(performance, 'memory');
  const read = (name: string): number => {
    const value: unknown =
      typeof memory === 'object' && memory !== null ? Reflect.get(memory, name) : undefined;
    return typeof value === 'number' ? value : Number.NaN;
  };
  return { totalJSHeapSize: read('totalJSHeapSize'), usedJSHeapSize: read('usedJSHeapSize') };
}

/** What was measured once, at the start, in milliseconds. */
export interface StartTimes {
  readonly pageLoadTime: number;
  readonly frame1: number;
  readonly wasm: number;
  readonly game: number;
}

export function addMetrics(Module: PlayerModule, engine: Engine, rate: FrameRate, times: StartTimes): void {
  const GetMemoryInfo = (): MemoryInfo => ({
    totalWASMHeapSize: engine.memory.buffer.byteLength,
    usedWASMHeapSize: engine.memory.buffer.byteLength,
    ...jsHeap(),
  });
  Module.GetMemoryInfo = GetMemoryInfo;
  Module.GetMetricsInfo = (): MetricsInfo => ({
    ...GetMemoryInfo(),
    pageLoadTime: Math.round(times.pageLoadTime),
    pageLoadTimeToFrame1: Math.round(times.frame1),
    fps: rate.current,
    movingAverageFps: rate.average,
    assetLoadTime: Math.round(Module.timings.dataLoaded),
    webAssemblyStartupTime: Math.round(times.wasm),
    codeDownloadTime: Math.round(Module.timings.codeDownloaded),
    gameStartupTime: Math.round(times.game),
    numJankedFrames: rate.janked,
  });
}
