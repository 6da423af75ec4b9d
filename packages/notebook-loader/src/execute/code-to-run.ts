import { type CodeCell, type Notebook, objectOf, own } from '../nbformat/index.ts';
import { findFrontmatter } from '../tree/frontmatter.ts';
import { takeSourceOptions } from '../tree/options/source-options.ts';

/** A code cell as Jupyter gets it. */
export interface CodeToRun {
  source: string;
  /** Those that say how it is run: `raises-exception`, `skip-execution`. */
  tags: string[];
}

/** What a notebook says about how it is run. */
export interface NotebookWishes {
  /** Seconds that one cell may take. */
  timeout?: number;
  allowErrors?: boolean;
}

const RUN_TAGS = ['raises-exception', 'skip-execution'];

/** The code cells of a notebook, in its order. Cells with the option `eval: false` of Quarto are skipped, too. */
export function codeToRun({ cells }: Notebook): CodeToRun[] {
  return cells.filter(isCode).map(({ source, metadata }) => {
    const own = metadata.tags;
    const tags = RUN_TAGS.filter((tag) => Array.isArray(own) && own.includes(tag));
    const { options } = takeSourceOptions(source);
    if (options.eval === false && !tags.includes('skip-execution')) tags.push('skip-execution');
    return { source, tags };
  });
}

/** Whether there is anything that Jupyter would run. */
export function isRunnable(code: readonly CodeToRun[]): boolean {
  return code.some((cell) => willRun(cell));
}

/** Whether Jupyter runs a cell at all. */
export function willRun({ source, tags }: CodeToRun): boolean {
  return source.trim() !== '' && !tags.includes('skip-execution');
}

/** Whether a notebook refuses to be run: `skip_execution: true` of MyST, `execute: { enabled: false }` or `eval: false` of Quarto. */
export function refusesToRun(notebook: Notebook): boolean {
  const { frontmatter } = findFrontmatter(notebook, () => {
    // The page says what is wrong with it.
  });
  const { skip_execution, execute } = frontmatter;
  if (skip_execution === true || execute === false) return true;
  if (typeof execute !== 'object' || execute === null) return false;
  return (
    ('enabled' in execute && execute.enabled === false) ||
    ('eval' in execute && execute.eval === false) ||
    ('skip' in execute && execute.skip === true)
  );
}

/** `metadata.execution`, as nbmake reads it: `timeout` in seconds, `allow_errors`. */
export function notebookWishes({ metadata }: Notebook): NotebookWishes {
  const { timeout, allow_errors } = objectOf(own(metadata, 'execution'));
  return {
    ...(typeof timeout === 'number' && timeout > 0 && { timeout }),
    ...(typeof allow_errors === 'boolean' && { allowErrors: allow_errors }),
  };
}

export function isCode(cell: Notebook['cells'][number]): cell is CodeCell {
  return cell.cell_type === 'code';
}
