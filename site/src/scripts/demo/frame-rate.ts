import type { UnityInstance } from 'astro-unity/client';

const INTERVAL_MS = 1000;

/** Says how many pictures a second the game draws, by its own count, which Unity 6 and the reference player keep. */
export function showFrameRate(output: HTMLOutputElement, instance: UnityInstance): void {
  const timer = setInterval(() => {
    if (!output.isConnected) clearInterval(timer);
    const rate = frameRate(instance);
    if (rate !== undefined) output.value = `${Math.round(rate)} frames a second`;
  }, INTERVAL_MS);
}

function frameRate(instance: UnityInstance): number | undefined {
  const getMetrics: unknown = Reflect.get(instance, 'GetMetricsInfo');
  if (typeof getMetrics !== 'function') return undefined;
  const metrics: unknown = Reflect.apply(getMetrics, instance, []);
  const rate: unknown = Object(metrics).movingAverageFps;
  return typeof rate === 'number' && Number.isFinite(rate) ? rate : undefined;
}
