import { readFile } from 'node:fs/promises';
import { basename, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { glob } from 'tinyglobby';
import { median, milliseconds } from '../../../tools/measure.ts';
import { parseNotebook } from '../src/nbformat/index.ts';
import { renderNotebook, toHtml } from '../src/render.ts';
import { renderPlainly } from './plain-pipeline.ts';

const ROUNDS = 5;
const RESEARCH = fileURLToPath(new URL('../../../research', import.meta.url));

/** Usage: `pnpm --filter notebook-loader bench [folder of notebooks]`; by default the research notebooks. */
const folder = resolve(process.argv[2] ?? RESEARCH);
const files = await glob('**/*.ipynb', { cwd: folder, absolute: true });
const notebooks = await Promise.all(files.map(async (path) => ({ path, bytes: await readFile(path) })));

const rows = [];
for (const { path, bytes } of notebooks) {
  const notebook = parseNotebook(bytes, { path });
  const ours = async () => toHtml((await renderNotebook(bytes, { path })).hast);
  const plain = () => renderPlainly(notebook);
  // Both load their grammars once.
  const [page, plainPage] = [await ours(), await plain()];
  const ratios: number[] = [];
  for (let round = 0; round < ROUNDS; round++) {
    const limit = await milliseconds(plain);
    ratios.push((await milliseconds(ours)) / limit);
  }
  rows.push({
    notebook: basename(path),
    'file (kB)': kilobytes(bytes.byteLength),
    'page (kB)': kilobytes(Buffer.byteLength(page)),
    'plain pipeline: page (kB)': kilobytes(Buffer.byteLength(plainPage)),
    'time / plain pipeline': median(ratios).toFixed(2),
  });
}
console.log(
  'Rendering with outputs, math, sanitising and class-based themes, against unified + Shiki without them:',
);
console.table(rows);

function kilobytes(bytes: number): number {
  return Math.round(bytes / 1000);
}
