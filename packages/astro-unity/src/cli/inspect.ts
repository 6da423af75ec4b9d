import { writeFile } from 'node:fs/promises';
import { UnityExportError } from '../export/error.ts';
import { readExport } from '../export/read-export.ts';
import type { CommandOptions, Output } from './command-line.ts';
import { readContents } from './contents/read-contents.ts';
import { describeExport, type ExportDescription } from './describe-export.ts';
import { packedSizes } from './packed-sizes.ts';
import { paint } from './paint.ts';
import { htmlReport } from './report/html-report.ts';
import { formatBytes, formatTable } from './table.ts';

/**
 * `astro-unity inspect <folder>`: shows what an export holds. Status 1 if it cannot be read, or is over the budget that
 * was given.
 */
export async function inspect(
  folder: string,
  { json, stem, html, budget }: CommandOptions,
  output: Output,
): Promise<number> {
  try {
    const source = await readExport(folder, stem === undefined ? {} : { stem });
    const contents = await readContents(source);
    const measured = budget === undefined ? undefined : { bytes: budget, packed: await packedSizes(source) };
    const description = describeExport(source, contents, measured);
    output.out(json ? JSON.stringify(description, null, 2) : formatDescription(description, output.color));
    if (html !== undefined) await writeFile(html, htmlReport(description, contents));
    return measured && description.budget.overBytes > 0 ? 1 : 0;
  } catch (error) {
    if (!(error instanceof UnityExportError)) throw error;
    const { message, hint, file } = error;
    if (json) output.out(JSON.stringify({ error: { message, hint, file } }, null, 2));
    else output.error(`${message}\n${hint}`);
    return 1;
  }
}

/** The description as people read it. */
function formatDescription(description: ExportDescription, color = false): string {
  const { productName, productVersion, companyName, budget } = description;
  const product = [productName ?? 'A Unity export', productVersion].filter(Boolean).join(' ');
  const { download } = description;
  const downloadCell = (bytes: number | undefined): string[] =>
    download ? [bytes === undefined ? '' : formatBytes(bytes)] : [];
  const rows = description.parts.map(({ role, file, bytes, compression, decodedBytes }) => [
    role,
    file,
    formatBytes(bytes),
    compression,
    formatBytes(decodedBytes),
    ...downloadCell(download?.parts[role]),
  ]);
  const total = ['total', '', formatBytes(description.bytes), '', formatBytes(description.decodedBytes)];
  const table = formatTable(
    [
      { title: 'role' },
      { title: 'file' },
      { title: 'stored', align: 'right' },
      { title: 'compression' },
      { title: 'decoded', align: 'right' },
      ...(download ? [{ title: 'download', align: 'right' } as const] : []),
    ],
    [...rows, [...total, ...downloadCell(download?.bytes)]],
  );
  const isOver = budget.overBytes > 0;
  const subject = download
    ? `${formatBytes(download.bytes)} to download`
    : `${formatBytes(description.bytes)} as stored`;
  const verdict = isOver
    ? `${subject}: ${formatBytes(budget.overBytes)} over the budget of ${formatBytes(budget.bytes)}.`
    : `${subject}: within the budget of ${formatBytes(budget.bytes)}.`;
  return [
    paint('bold', companyName === null ? product : `${product} by ${companyName}`, color),
    formatOrigin(description),
    '',
    table,
    '',
    paint(isOver ? 'yellow' : 'green', verdict, color),
    ...formatNotes(description),
  ].join('\n');
}

function formatOrigin({
  unityVersion,
  generation,
  codeFormat,
  features,
  development,
  decompressionFallback,
}: ExportDescription): string {
  return [
    `Unity ${unityVersion ?? 'of an unknown version'}`,
    generation === 'create-unity-instance' ? 'started by createUnityInstance' : 'started by UnityLoader.js',
    codeFormat === 'asm' ? 'asm.js' : ['WebAssembly', ...features].join(' + '),
    development ? 'development build' : 'release build',
    decompressionFallback ? 'with a JavaScript decompressor in its loader' : 'no decompression fallback',
  ].join(' · ');
}

function formatNotes({ parts, download, streamingAssets }: ExportDescription): string[] {
  const notes: string[] = [];
  const data = parts.find(({ role }) => role === 'data');
  if (data && download && download.dataDecodedBytes !== data.decodedBytes) {
    notes.push(
      `Data: a build with astro-unity unpacks it before it compresses it; it then takes ${formatBytes(download.dataDecodedBytes)} of the browser's memory.`,
    );
  }
  const plain = parts.filter(
    ({ compression, role }) => compression === 'none' && ['framework', 'code', 'data'].includes(role),
  );
  if (plain.length > 0) {
    notes.push(
      `Not compressed: ${plain.map(({ role }) => role).join(', ')}; a build with astro-unity compresses them.`,
    );
  }
  if (streamingAssets) {
    const files = streamingAssets.files === 1 ? '1 file' : `${streamingAssets.files} files`;
    notes.push(
      `StreamingAssets: ${files}, ${formatBytes(streamingAssets.bytes)}, fetched by the game when it needs them and not counted above.`,
    );
  }
  return notes;
}
