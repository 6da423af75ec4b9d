import { describeCount, describeInterval, describeLimit, describeValue } from './describe.ts';
import type { JudgedTarget, Report } from './report.ts';
import { isLoopback, SOURCES, type SourceId } from './sources.ts';
import { targetOf } from './targets.ts';
import type { Reading } from './verdict.ts';

/** A report for people, in Markdown. */
export function reportMarkdown({ address, madeAt, release, window, targets }: Report): string {
  const sources = new Set(targets.flatMap(({ readings }) => readings.map(({ source }) => source)));
  const lines = [
    '# Targets',
    `${address}${release ? `, release ${release.version}` : ''}, on ${day(madeAt)}. Visitors and the host: since ${day(window.from)}.`,
    ...(isLoopback(address)
      ? ['**Measured within one machine: there is no network in these figures, and they judge no target.**']
      : []),
    table(['target', '', 'verdict', 'by'], targets.map(targetRow)),
    table(
      ['target', 'source', 'figure', '95 % interval', 'of', 'regions'],
      targets.flatMap((target) => target.readings.map((reading) => readingRow(target, reading))),
    ),
    ...missingList(targets),
    ...[...sources].map((source) => `**${capital(SOURCES[source].name)}**: ${SOURCES[source].sees}`),
  ];
  return `${lines.join('\n\n')}\n`;
}

function targetRow({ target: id, verdict, by }: JudgedTarget): string[] {
  const target = targetOf(id);
  const told = verdict ?? 'told only';
  return [target.name, describeLimit(target), `**${told}**`, by ? SOURCES[by].name : ''];
}

function readingRow({ target: id }: JudgedTarget, reading: Reading): string[] {
  const { name, unit } = targetOf(id);
  return [
    name,
    SOURCES[reading.source].name,
    describeValue(reading.value, unit),
    unit === 'bytes' ? 'exact' : (describeInterval(reading, unit) ?? 'none'),
    describeCount(reading),
    reading.regions.join(', '),
  ];
}

function missingList(targets: readonly JudgedTarget[]): string[] {
  const whys = new Map<string, SourceId>();
  for (const { missing } of targets) for (const { source, why } of missing) whys.set(why, source);
  if (whys.size === 0) return [];
  const items = [...whys].map(([why, source]) => `- ${SOURCES[source].name}: ${why}`);
  return ['Not available:', items.join('\n')];
}

function table(heads: readonly string[], rows: readonly string[][]): string {
  const rule = heads.map(() => '---');
  return [heads, rule, ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n');
}

function day(time: string): string {
  return time.slice(0, 10);
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
