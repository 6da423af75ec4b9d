import type { NotebookError } from '../nbformat/index.ts';

/** What is worth telling while notebooks run. */
export type ExecutionEvent =
  /** A notebook begins, or a cell of it. `left` counts those that have not ended. */
  | { kind: 'run'; name: string; cell?: number; cells: number; left: number }
  | { kind: 'end'; name: string; seconds: number; left: number }
  /** The globs select nothing in the folders. */
  | { kind: 'unmatched'; pattern: readonly string[] }
  /** Results of earlier runs cannot be looked for. Told once. */
  | { kind: 'unavailable'; error: NotebookError };

/** What has become of one notebook. */
export interface Execution {
  /** Absolute path of the notebook with its outputs; absent where it is shown as it is. */
  file?: string;
  /** Why it could not be run, or not to its end. Without a path it concerns all notebooks. */
  failure?: NotebookError;
}
