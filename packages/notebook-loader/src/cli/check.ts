import { readFile } from 'node:fs/promises';
import { renderNotebook } from '../render.ts';
import { count } from './count.ts';
import { type Diagnosis, diagnoseError, diagnoseMessages, formatDiagnosis } from './diagnose-notebook.ts';
import { findOrExplain } from './find-notebooks.ts';
import type { CommandOptions, Terminal } from './run.ts';

/** `notebook-loader check`: what is odd or broken in notebooks, for people or as JSON. */
export async function check(
  paths: readonly string[],
  options: CommandOptions,
  terminal: Terminal,
): Promise<number> {
  const notebooks = await findOrExplain(paths, terminal);
  if (!notebooks) return 2;
  const diagnoses: Diagnosis[] = [];
  for (const [index, { path, name }] of notebooks.entries()) {
    terminal.progress(`${index + 1} of ${notebooks.length}  ${name}`);
    try {
      const rendered = await renderNotebook(await readFile(path), {
        path,
        remoteImages: options['remote-image'] ?? ['*'],
      });
      diagnoses.push(...diagnoseMessages(name, rendered));
    } catch (error) {
      diagnoses.push(diagnoseError(name, error));
    }
  }
  terminal.progress('');
  const errors = diagnoses.filter(({ level }) => level === 'error').length;
  const warnings = diagnoses.length - errors;
  if (options.json) {
    terminal.out(JSON.stringify({ notebooks: notebooks.length, errors, warnings, diagnoses }, null, 2));
  } else {
    for (const diagnosis of diagnoses) terminal.out(formatDiagnosis(diagnosis));
    terminal.out(
      `${count(notebooks.length, 'notebook')}: ${count(errors, 'error')}, ${count(warnings, 'warning')}`,
    );
  }
  return errors > 0 || (options.strict === true && warnings > 0) ? 1 : 0;
}
