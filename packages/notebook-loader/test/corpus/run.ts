/**
 * Renders every notebook below the given folders and prints what happened as a table. Nothing of it is written.
 *
 *     node packages/notebook-loader/test/corpus/run.ts <folder>… [--show <rule>]
 *
 * Fails when a notebook throws anything but a NotebookError, or when more than 0.05 % of the expressions do.
 */
import { readFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { findNotebooks } from '../../src/cli/find-notebooks.ts';
import { NotebookError, parseNotebook } from '../../src/nbformat/index.ts';
import { renderNotebook, toHtml } from '../../src/render.ts';
import { splitMath } from '../../src/tree/math/split-math.ts';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { show: { type: 'string', multiple: true, default: [] } },
});
if (positionals.length === 0) {
  console.error('Name the folders: node test/corpus/run.ts <folder>… [--show <rule>]');
  process.exit(2);
}

const notebooks = await findNotebooks(positionals);
const rules = new Map<string, number>();
const refused: string[] = [];
const crashed: string[] = [];
const times: { name: string; ms: number }[] = [];
let expressions = 0;
let htmlBytes = 0;
const started = performance.now();

for (const { path, name } of notebooks) {
  const content = await readFile(path);
  const start = performance.now();
  try {
    const { hast, messages } = await renderNotebook(content, { path: name, remoteImages: ['*'] });
    htmlBytes += Buffer.byteLength(toHtml(hast));
    times.push({ name, ms: performance.now() - start });
    for (const { ruleId = 'none', reason } of messages) {
      rules.set(ruleId, (rules.get(ruleId) ?? 0) + 1);
      if (values.show.includes(ruleId)) console.log(`${name}: ${reason}`);
    }
    for (const cell of parseNotebook(content).cells) {
      if (cell.cell_type === 'markdown') expressions += splitMath(cell.source).math.length;
    }
  } catch (error) {
    if (error instanceof NotebookError) refused.push(error.message);
    else crashed.push(`${name}: ${error instanceof Error ? error.stack : String(error)}`);
  }
}

const seconds = (performance.now() - started) / 1000;
const failures = rules.get('math-error') ?? 0;
const share = expressions === 0 ? 0 : failures / expressions;
console.table({
  notebooks: notebooks.length,
  crashed: crashed.length,
  'refused (malformed)': refused.length,
  seconds: Number(seconds.toFixed(1)),
  'HTML, MB': Number((htmlBytes / 1e6).toFixed(1)),
  expressions,
  'expressions failed': `${failures} (${(share * 100).toFixed(3)} %)`,
});
console.table(Object.fromEntries([...rules].sort((one, other) => other[1] - one[1])));
const slowest = times.sort((one, other) => other.ms - one.ms).slice(0, 5);
console.table(slowest.map(({ name, ms }) => ({ slowest: name, ms: Math.round(ms) })));
for (const message of [...refused, ...crashed]) console.log(message);
process.exitCode = crashed.length > 0 || share > 0.0005 ? 1 : 0;
