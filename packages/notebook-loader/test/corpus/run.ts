/**
 * Renders every notebook below the given folders and compares each page with what the notebook's JSON says must be on it.
 *
 *     pnpm test:corpus <folder>… [--show <kind or rule>] [--report <file>]
 *
 * `--show` prints findings of a kind (`text`, `tree`, `output`, `link`, `math`) and messages of a rule (`fallback`, …). The report
 * goes to `reports/corpus.html` in the repository. Fails where a page crashes, lacks text, an output or a link, or where 0.05 % of the
 * expressions or more fail.
 */
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { findNotebooks } from '../../src/cli/find-notebooks.ts';
import { NotebookError } from '../../src/nbformat/index.ts';
import { renderNotebook, toHtml } from '../../src/render.ts';
import { checkNotebook } from './check-notebook.ts';
import { type NotebookReport, reportPage } from './report.ts';
import { limitsMissed, summarise, tally } from './summary.ts';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    show: { type: 'string', multiple: true, default: [] },
    report: {
      type: 'string',
      default: fileURLToPath(new URL('../../../../reports/corpus.html', import.meta.url)),
    },
  },
});
if (positionals.length === 0) {
  console.error('Name the folders: pnpm test:corpus <folder>… [--show <kind or rule>] [--report <file>]');
  process.exit(2);
}

const reports: NotebookReport[] = [];
const rules = new Map<string, number>();
const started = performance.now();

for (const { path, name } of await findNotebooks(positionals)) {
  const content = await readFile(path);
  const start = performance.now();
  try {
    const { hast, messages } = await renderNotebook(content, { path: name, remoteImages: ['*'] });
    const html = toHtml(hast);
    const ms = performance.now() - start;
    for (const { ruleId = 'none', reason } of messages) {
      tally(rules, ruleId);
      if (values.show.includes(ruleId)) console.log(`${name}: ${reason}`);
    }
    const reasons = messages.map(({ reason }) => reason);
    const check = checkNotebook(content.toString('utf8'), html, reasons);
    for (const { kind, cell, detail } of check?.findings ?? [])
      if (values.show.includes(kind)) console.log(`${kind}: ${name} (cell ${cell}): ${detail}`);
    reports.push({ name, ms, ...(check ? { check } : {}) });
  } catch (error) {
    const ms = performance.now() - start;
    if (error instanceof NotebookError) reports.push({ name, ms, refused: error.message });
    else
      reports.push({
        name,
        ms,
        crash: error instanceof Error ? (error.stack ?? error.message) : String(error),
      });
  }
}

const { table, shown } = summarise(reports);
table.seconds = Number(((performance.now() - started) / 1000).toFixed(1));
console.table(table);
console.table(sorted(shown));
console.table(sorted(rules));
for (const { name, crash, refused } of reports) {
  if (crash !== undefined) console.log(`${name} crashed: ${crash}`);
  if (refused !== undefined) console.log(refused);
}
await mkdir(dirname(values.report), { recursive: true });
await writeFile(values.report, reportPage(table, reports));
console.log(`Report: ${values.report}`);
const missed = limitsMissed(reports);
for (const limit of missed) console.error(limit);
process.exitCode = missed.length > 0 ? 1 : 0;

function sorted(counts: ReadonlyMap<string, number>): Record<string, number> {
  return Object.fromEntries([...counts].sort((one, other) => other[1] - one[1]));
}
