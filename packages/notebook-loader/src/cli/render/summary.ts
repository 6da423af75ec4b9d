import { count } from '../count.ts';
import { duration } from '../progress.ts';
import type { PageRecord } from './records.ts';

/** What has become of one notebook. */
export interface PageOutcome extends PageRecord {
  name: string;
  /** Whether its page was written. */
  isWritten: boolean;
}

/** What a command has done. */
export interface Outcome {
  pages: readonly PageOutcome[];
  /** Names of the notebooks that were rendered. */
  rendered: ReadonlySet<string>;
  elapsedMs: number;
  /** As the user named it. */
  out: string;
}

const SLOWEST = 5;

/** Lines for people: pages, what was done for them, what they weigh, and what took longest. */
export function summary({ pages: all, rendered, elapsedMs, out }: Outcome): string {
  const pages = all.filter(({ page }) => page).length;
  const warnings = all
    .flatMap(({ diagnoses }) => diagnoses)
    .filter(({ level }) => level === 'warning').length;
  const sum = (key: 'bytesIn' | 'bytesOut') => all.reduce((total, record) => total + record[key], 0);
  const linked = all.filter(({ name, isWritten }) => isWritten && !rendered.has(name)).length;
  const lines = [
    `${count(pages, 'page')} in ${(elapsedMs / 1000).toFixed(1)} s to ${out}; ${count(all.length - pages, 'notebook')} failed, ` +
      `${count(warnings, 'warning')} (notebook-loader check shows them)`,
    `${rendered.size} rendered, ${linked > 0 ? `${linked} linked anew, ` : ''}${all.length - rendered.size - linked} unchanged; ${megabytes(sum('bytesIn'))} of notebooks are ${megabytes(sum('bytesOut'))} of pages`,
  ];
  const slowest = all
    .filter(({ name }) => rendered.has(name))
    .sort((a, b) => b.milliseconds - a.milliseconds)
    .slice(0, SLOWEST);
  if (slowest.length > 1) {
    lines.push(
      `slowest: ${slowest.map(({ name, milliseconds }) => `${name} ${duration(milliseconds)}`).join(', ')}`,
    );
  }
  return lines.join('\n');
}

function megabytes(bytes: number): string {
  return `${(bytes / 1e6).toFixed(bytes < 9.95e6 ? 1 : 0)} MB`;
}
