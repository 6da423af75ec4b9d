import { NotebookError } from '../nbformat/index.ts';
import type { RenderedNotebook } from '../render.ts';

/** One remark about a notebook. */
export interface Diagnosis {
  level: 'error' | 'warning';
  /** Name of the notebook. */
  notebook: string;
  /** Its path from the folder that the command runs in. */
  file?: string;
  line?: number;
  column?: number;
  /** Counted from 1. */
  cell?: number;
  rule: string;
  reason: string;
  hint?: string;
}

/** Why a notebook cannot be shown. */
export function diagnoseError(notebook: string, error: unknown): Diagnosis {
  if (!(error instanceof NotebookError)) {
    const reason = error instanceof Error ? error.message : String(error);
    return { level: 'error', notebook, rule: 'failed', reason };
  }
  const { line, column, cell, reason, hint } = error;
  return {
    level: 'error',
    notebook,
    rule: 'unreadable',
    reason,
    hint,
    ...(line === undefined ? {} : { line }),
    ...(column === undefined ? {} : { column }),
    ...(cell === undefined ? {} : { cell: cell + 1 }),
  };
}

/** What was odd in a notebook that can be shown. */
export function diagnoseMessages(notebook: string, { messages }: RenderedNotebook): Diagnosis[] {
  return messages.map(({ reason, ruleId }) => {
    const match = /^Cell (\d+): /.exec(reason);
    return {
      level: 'warning',
      notebook,
      rule: ruleId ?? 'notebook',
      reason: match ? reason.slice(match[0].length) : reason,
      ...(match ? { cell: Number(match[1]) } : {}),
    };
  });
}

/** One line, or two with a remedy. */
export function formatDiagnosis({
  level,
  notebook,
  line,
  column,
  cell,
  rule,
  reason,
  hint,
}: Diagnosis): string {
  const position = line === undefined ? '' : `:${line}:${column ?? 1}`;
  const place = `${notebook}${position}${cell === undefined ? '' : ` (cell ${cell})`}`;
  return `${place}  ${level}  ${reason}  [${rule}]${hint ? `\n    ${hint}` : ''}`;
}
