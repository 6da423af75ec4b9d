import { count } from '../count.ts';
import { type Diagnosis, formatDiagnosis } from '../diagnosis.ts';

/** All diagnoses of a run. */
export interface CheckResult {
  /** Number of notebooks. */
  notebooks: number;
  errors: number;
  warnings: number;
  diagnoses: readonly Diagnosis[];
}

/** Ways to tell the result, by the name of the option. */
export const REPORTS: Record<'text' | 'json' | 'github', (result: CheckResult) => string> = {
  text: (result) => [...result.diagnoses.map(formatDiagnosis), counts(result)].join('\n'),
  json: (result) => JSON.stringify(result, null, 2),
  github: (result) => [...result.diagnoses.map(annotation), counts(result)].join('\n'),
};

function counts({ notebooks, errors, warnings }: CheckResult): string {
  return `${count(notebooks, 'notebook')}: ${count(errors, 'error')}, ${count(warnings, 'warning')}`;
}

/**
 * A workflow command, which GitHub shows beside the line.
 * https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-commands
 */
function annotation({ level, file, line, column, cell, rule, reason, hint }: Diagnosis): string {
  const properties = Object.entries({ file, line, col: column, title: `notebook-loader: ${rule}` })
    .filter(([, value]) => value !== undefined)
    .map(
      ([name, value]) => `${name}=${escapeData(String(value)).replaceAll(':', '%3A').replaceAll(',', '%2C')}`,
    );
  const place = cell === undefined ? '' : `Cell ${cell}: `;
  return `::${level} ${properties.join(',')}::${escapeData(`${place}${reason}${hint ? ` ${hint}` : ''}`)}`;
}

function escapeData(text: string): string {
  return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}
