import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Report } from './report.ts';
import { reportMarkdown } from './report-markdown.ts';

/** Writes `targets.json` and `targets.md` into a folder. @returns the Markdown. */
export async function writeReport(folder: string, report: Report): Promise<string> {
  const markdown = reportMarkdown(report);
  await mkdir(folder, { recursive: true });
  await writeFile(join(folder, 'targets.json'), `${JSON.stringify(report, null, 1)}\n`);
  await writeFile(join(folder, 'targets.md'), markdown);
  return markdown;
}
