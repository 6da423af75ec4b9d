import { count } from '../count.ts';
import { duration } from '../progress.ts';
import type { PageRecord } from './records.ts';

/** What a command has done. */
export interface Outcome {
  /** The records of all notebooks, by their names. */
  records: ReadonlyMap<string, PageRecord>;
  /** Names of those that were rendered; the others were what they are already. */
  rendered: ReadonlySet<string>;
  elapsedMs: number;
  /** As the user named it. */
  out: string;
}

const SLOWEST = 5;

/** Lines for people: pages, what was done for them, what they weigh, and what took longest. */
export function summary({ records, rendered, elapsedMs, out }: Outcome): string {
  const all = [...records.values()];
  const pages = all.filter(({ page }) => page).length;
  const warnings = all
    .flatMap(({ diagnoses }) => diagnoses)
    .filter(({ level }) => level === 'warning').length;
  const sum = (key: 'bytesIn' | 'bytesOut') => all.reduce((total, record) => total + record[key], 0);
  const lines = [
    `${count(pages, 'page')} in ${(elapsedMs / 1000).toFixed(1)} s to ${out}; ${count(all.length - pages, 'notebook')} failed, ` +
      `${count(warnings, 'warning')} (notebook-loader check shows them)`,
    `${rendered.size} rendered, ${all.length - rendered.size} unchanged; ${megabytes(sum('bytesIn'))} of notebooks are ${megabytes(sum('bytesOut'))} of pages`,
  ];
  const slowest = [...records]
    .filter(([name]) => rendered.has(name))
    .sort(([, a], [, b]) => b.milliseconds - a.milliseconds)
    .slice(0, SLOWEST);
  if (slowest.length > 1) {
    lines.push(
      `slowest: ${slowest.map(([name, { milliseconds }]) => `${name} ${duration(milliseconds)}`).join(', ')}`,
    );
  }
  return lines.join('\n');
}

function megabytes(bytes: number): string {
  return `${(bytes / 1e6).toFixed(bytes < 9.95e6 ? 1 : 0)} MB`;
}
