import type { WorkProgress } from './on-all-cores.ts';

const WIDTH = 24;

/** One line: a bar, notebooks, rate, and remaining time once it can be told. */
export function progressText({
  notebooks,
  totalNotebooks,
  bytes,
  totalBytes,
  elapsedMs,
}: WorkProgress): string {
  const share = totalBytes === 0 ? 1 : bytes / totalBytes;
  const bar = '█'.repeat(Math.round(share * WIDTH)).padEnd(WIDTH, '░');
  const parts = [`${bar} ${Math.floor(share * 100)} %`, `${notebooks} of ${totalNotebooks}`];
  if (elapsedMs > 500) {
    parts.push(`${((notebooks / elapsedMs) * 1000).toFixed(0)} notebooks/s`);
    parts.push(`${duration((elapsedMs * (1 - share)) / Math.max(share, 0.001))} left`);
  }
  return parts.join('  ');
}

/** `0.4 s`, `12 s`, `3 min 20 s`. */
export function duration(milliseconds: number): string {
  const seconds = milliseconds / 1000;
  if (seconds < 9.95) return `${seconds.toFixed(1)} s`;
  if (seconds < 59.5) return `${seconds.toFixed(0)} s`;
  return `${Math.floor(Math.round(seconds) / 60)} min ${Math.round(seconds) % 60} s`;
}
