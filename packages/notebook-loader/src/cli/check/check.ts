import { extname, relative } from 'node:path';
import type { Diagnosis } from '../diagnosis.ts';
import { findOrExplain } from '../find-notebooks.ts';
import { onAllCores } from '../on-all-cores.ts';
import { progressText } from '../progress.ts';
import type { CommandOptions, Terminal } from '../run.ts';
import type { CheckTask } from './check-notebook.ts';
import { REPORTS } from './reports.ts';

/** `notebook-loader check`: what an author wants to know before publishing, for people, programs or GitHub. */
export async function check(
  paths: readonly string[],
  options: CommandOptions,
  terminal: Terminal,
): Promise<number> {
  const notebooks = await findOrExplain(paths, terminal);
  if (!notebooks) return 2;
  const found = new Map<string, Diagnosis[]>();
  const tasks = notebooks.map((notebook) => ({
    ...notebook,
    remoteImages: options['remote-image'] ?? ['*'],
    remoteData: options['remote-data'],
  }));
  const worker = new URL(`./check-notebook${extname(import.meta.url)}`, import.meta.url);
  try {
    await onAllCores<CheckTask, Diagnosis[]>(worker, tasks, ({ path }, diagnoses, progress) => {
      const file = relative('', path).replaceAll('\\', '/');
      found.set(
        path,
        diagnoses.map((diagnosis) => ({ ...diagnosis, file })),
      );
      terminal.progress(progressText(progress));
    });
  } finally {
    terminal.progress('');
  }
  const diagnoses = notebooks.flatMap(({ path }) => found.get(path) ?? []);
  const errors = diagnoses.filter(({ level }) => level === 'error').length;
  const warnings = diagnoses.length - errors;
  const report = REPORTS[options.json ? 'json' : options.github ? 'github' : 'text'];
  terminal.out(report({ notebooks: notebooks.length, errors, warnings, diagnoses }));
  return errors > 0 || (options.strict && warnings > 0) ? 1 : 0;
}
