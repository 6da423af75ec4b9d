import { NotebookError } from '../nbformat/error.ts';

/** Why a notebook cannot be shown. Plain data: it goes into the page in `astro dev`. */
export interface Diagnosis {
  /** The notebook, as messages name it. */
  path: string;
  /** Counted from 1, as is `column`. */
  line?: number;
  column?: number;
  /** Counted from 1. */
  cell?: number;
  reason: string;
  hint: string;
  /** Where it was thrown, for an error that no notebook should be able to cause. */
  stack?: string;
}

/** What an error that came out of a notebook means for its author. */
export function diagnose(error: unknown, path: string): Diagnosis {
  if (error instanceof NotebookError) {
    const diagnosis: Diagnosis = { path, reason: error.reason, hint: error.hint };
    if (error.line !== undefined) diagnosis.line = error.line;
    if (error.column !== undefined) diagnosis.column = error.column;
    if (error.cell !== undefined) diagnosis.cell = error.cell + 1;
    return diagnosis;
  }
  const reason = error instanceof Error ? error.message : String(error);
  const stack = error instanceof Error ? error.stack : undefined;
  return {
    path,
    ...(stack !== undefined && { stack }),
    reason: `The notebook could not be rendered: ${reason}`,
    hint: 'If the message names one of your remark or rehype plugins, correct that; otherwise report it, with the notebook.',
  };
}

/** `research/walking.ipynb:12:4 (cell 3): The JSON is broken here. Correct it …` */
export function describeDiagnosis({ path, line, column, cell, reason, hint, stack }: Diagnosis): string {
  const position = [line, column].filter((part) => part !== undefined).map((part) => `:${part}`);
  return `${path}${position.join('')}${cell === undefined ? '' : ` (cell ${cell})`}: ${reason} ${hint}${stack === undefined ? '' : `\n${stack}`}`;
}
