import { EXPORT_BUDGET } from '../../targets/targets.ts';
import { exportFiles, exportSize } from './export-size.ts';
import type { Manifest, ManifestFile } from './manifest.ts';
import { PARTS, type Part, partOf } from './parts.ts';

/**
 * The comment for a pull request, in Markdown: what is deployed, and what changes.
 *
 * @param base Of the branch that it goes to; without it, no change is told.
 * @param address Of the preview, if there is one.
 */
export function sizeComment(head: Manifest, base: Manifest | undefined, address?: string): string {
  const size = exportSize(head.files);
  const share = Math.round((size / EXPORT_BUDGET) * 100);
  const verdict =
    size <= EXPORT_BUDGET
      ? `The Unity export is ${kilobytes(size)}, ${share} % of its budget of ${kilobytes(EXPORT_BUDGET)}.`
      : `**The Unity export is ${kilobytes(size)}, ${kilobytes(size - EXPORT_BUDGET)} over its budget of ${kilobytes(EXPORT_BUDGET)}.** Make textures or the engine smaller: \`astro-unity inspect\` says what is large.`;
  const sections = [
    '### What would be deployed',
    ...(address ? [`Preview: ${address}`] : []),
    verdict,
    exportTable(head, base),
    partTable(head, base),
    base
      ? `Compared with ${base.commit.slice(0, 12)}.`
      : 'There is no release of the base branch to compare with.',
  ];
  return `${sections.join('\n\n')}\n`;
}

function exportTable(head: Manifest, base: Manifest | undefined): string {
  const total = exportSize(head.files);
  const rows = exportFiles(head.files).map(
    ({ name, bytes }) => `| \`${role(name)}\` | ${kilobytes(bytes)} | |`,
  );
  const change = base ? difference(total, exportSize(base.files)) : '';
  return [
    '| Unity export, as sent | size | change |',
    '| --- | ---: | ---: |',
    ...rows,
    `| **all** | **${kilobytes(total)}** | ${change} |`,
  ].join('\n');
}

function partTable(head: Manifest, base: Manifest | undefined): string {
  const rows = PARTS.map((part) => {
    const now = sumOf(head.files, part);
    const before = base && sumOf(base.files, part);
    const change = before ? difference(now.bytes, before.bytes) : '';
    return `| ${part} | ${now.count} | ${kilobytes(now.bytes)} | ${change} |`;
  });
  return ['| part, as stored | files | size | change |', '| --- | ---: | ---: | ---: |', ...rows].join('\n');
}

/** Hashed names say nothing: their last two endings do. */
function role(name: string): string {
  return name.split('.').slice(1).join('.') || name;
}

function sumOf(files: readonly ManifestFile[], part: Part): { count: number; bytes: number } {
  const own = files.filter(({ path }) => partOf(path) === part);
  return { count: own.length, bytes: own.reduce((sum, { bytes }) => sum + bytes, 0) };
}

function difference(now: number, before: number): string {
  if (now === before) return 'none';
  const percent = before === 0 ? '' : ` (${signed(((now - before) / before) * 100, 1)} %)`;
  return `${signed((now - before) / 1000, 1)} kB${percent}`;
}

function signed(value: number, digits: number): string {
  const text = Math.abs(value).toFixed(digits);
  return value < 0 ? `−${text}` : `+${text}`;
}

/** A kilobyte has 1000 bytes, as in the budget. */
function kilobytes(bytes: number): string {
  return `${(bytes / 1000).toFixed(1)} kB`;
}
