import type { UnityExport } from 'astro-unity';
import type { ExportFolder } from './find-exports.ts';
import type { Place } from './places.ts';
import type { ProbeResult } from './probe.ts';

/** What came of one export: at every place, or why it was refused before. */
export interface Row {
  folder: ExportFolder;
  read: { source: UnityExport } | { refused: string };
  /** By place. */
  results: Map<string, ProbeResult | { refused: string }>;
}

/** Whether an export that can be read did not play somewhere. To be refused, with the reason, is no failure. */
export function hasFailed({ results }: Row): boolean {
  return [...results.values()].some((result) => !('refused' in result) && result.problem !== undefined);
}

/** Prints seconds until ready by export and place, then everything that needs words. */
export function printReport(rows: readonly Row[], places: readonly Place[]): void {
  console.table(rows.map((row) => describeRow(row, places)));
  for (const { folder, read, results } of rows) {
    if ('refused' in read) console.log(`${folder.name} was refused: ${read.refused}`);
    for (const [place, result] of results) {
      if ('refused' in result) console.log(`${folder.name} was refused (${place}): ${result.refused}`);
      else if (result.problem) console.log(`${folder.name} failed (${place}): ${result.problem}`);
    }
  }
  for (const { name, missing } of places) if (missing) console.log(`${name} was not tried: ${missing}.`);
  const failed = rows.filter(hasFailed).length;
  console.log(`${rows.length - failed} passed, ${failed} failed`);
}

function describeRow({ folder, read, results }: Row, places: readonly Place[]): Record<string, string> {
  const cells = places.map(({ name, missing }) => [
    name,
    'refused' in read ? 'refused' : missing ? 'not installed' : describeResult(results.get(name)),
  ]);
  return { export: folder.name, ...describeExport(read), ...Object.fromEntries(cells) };
}

function describeExport(read: Row['read']): { unity: string; compression: string } {
  if ('refused' in read) return { unity: '–', compression: '–' };
  const { unityVersion, decompressionFallback, parts } = read.source;
  const used = new Set([...parts.values()].map(({ compression }) => compression));
  used.delete('none');
  const compression = [...used].join('+') || 'none';
  return {
    unity: unityVersion ?? 'unknown',
    compression: decompressionFallback ? `${compression}, fallback` : compression,
  };
}

function describeResult(result: ProbeResult | { refused: string } | undefined): string {
  if (!result) return 'not tried';
  if ('refused' in result) return 'refused';
  if (!result.ready) return 'not ready';
  const seconds = `${(result.readyMs / 1000).toFixed(1)} s`;
  return result.problem ? `${seconds}, no picture` : seconds;
}
