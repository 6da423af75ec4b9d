import { relative } from 'node:path';
import { packageModule } from '../../package-file.ts';
import { findOrExplain } from '../find-notebooks.ts';
import { onAllCores } from '../on-all-cores.ts';
import { progressText } from '../progress.ts';
import type { CommandOptions, Terminal } from '../run.ts';
import { checkLinks } from './check-links.ts';
import type { CheckedNotebook, CheckTask } from './check-notebook.ts';
import { inOrder } from './places.ts';
import { REPORTS } from './reports.ts';

/** `notebook-loader check`: what an author wants to know before publishing, for people, programs or GitHub. */
export async function check(
  paths: readonly string[],
  options: CommandOptions,
  terminal: Terminal,
): Promise<number> {
  const notebooks = await findOrExplain(paths, terminal);
  if (!notebooks) return 2;
  const found = new Map<string, CheckedNotebook>();
  const tasks = notebooks.map((notebook) => ({
    ...notebook,
    remoteImages: options['remote-image'] ?? ['*'],
    remoteData: options['remote-data'],
  }));
  const worker = packageModule('cli/check/check-notebook');
  try {
    await onAllCores<CheckTask, CheckedNotebook>(
      worker,
      tasks,
      ({ path }, checked) => found.set(path, checked),
      (progress) => terminal.progress(progressText(progress)),
    );
  } finally {
    terminal.progress('');
  }
  const links = await checkLinks(notebooks, found);
  const diagnoses = notebooks.flatMap(({ path }) => {
    const file = relative('', path).replaceAll('\\', '/');
    const all = inOrder([...(found.get(path)?.diagnoses ?? []), ...(links.get(path) ?? [])]);
    return all.map((diagnosis) => ({ ...diagnosis, file }));
  });
  const errors = diagnoses.filter(({ level }) => level === 'error').length;
  const warnings = diagnoses.length - errors;
  const report = REPORTS[options.json ? 'json' : options.github ? 'github' : 'text'];
  terminal.out(report({ notebooks: notebooks.length, errors, warnings, diagnoses }));
  return errors > 0 || (options.strict && warnings > 0) ? 1 : 0;
}
