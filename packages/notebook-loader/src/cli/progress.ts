import { count } from './count.ts';
import type { WorkProgress } from './on-all-cores.ts';

const WIDTH = 24;

/** A notebook takes as long as so many bytes of one, however small it is. */
const BYTES_OF_ONE = 75_000;

/** One line: a bar, notebooks, and, once they can be told, rate and remaining time. */
export function progressText({
  notebooks,
  totalNotebooks,
  bytes,
  totalBytes,
  elapsedMs,
}: WorkProgress): string {
  const done = bytes + notebooks * BYTES_OF_ONE;
  const share = done / Math.max(1, totalBytes + totalNotebooks * BYTES_OF_ONE);
  const bar = '█'.repeat(Math.round(share * WIDTH)).padEnd(WIDTH, '░');
  const parts = [
    `${bar} ${Math.floor(share * 100)} %`,
    `${notebooks} of ${count(totalNotebooks, 'notebook')}`,
  ];
  if (notebooks > 0 && elapsedMs > 500) {
    parts.push(`${(bytes / 1000 / elapsedMs).toFixed(1)} MB/s`);
    if (notebooks < totalNotebooks) parts.push(`${duration((elapsedMs * (1 - share)) / share)} left`);
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
