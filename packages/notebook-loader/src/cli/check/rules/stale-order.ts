import type { CodeCell } from '../../../nbformat/index.ts';
import type { Rule } from '../rule.ts';

/** Outputs that do not belong to the code above them: cells that were run in another order, or not with the others. */
export const staleOrder: Rule = {
  name: 'stale-order',
  level: 'warning',
  find({ cells }) {
    const code = cells.flatMap((cell, index) => (isRunnable(cell) ? [{ cell, index }] : []));
    const run = code.filter(({ cell }) => cell.execution_count !== null);
    const late = run.find(({ cell }, at) => countOf(cell) <= countOf(run[at - 1]?.cell));
    const hint = 'Restart the kernel, run all cells, and save the notebook.';
    if (late) {
      const before = run[run.indexOf(late) - 1];
      return [
        {
          cell: late.index,
          reason:
            `This cell was run as number ${late.cell.execution_count}, cell ${(before?.index ?? 0) + 1} above it as ` +
            `number ${before?.cell.execution_count}: what is shown may not be what the code gives from top to bottom.`,
          hint,
        },
      ];
    }
    const skipped = run.length === 0 ? undefined : code.find(({ cell }) => cell.execution_count === null);
    if (!skipped) return [];
    return [{ cell: skipped.index, reason: 'This cell was not run, but others were.', hint }];
  },
};

function isRunnable(cell: { cell_type: string; source: string; metadata: object }): cell is CodeCell {
  const tags: unknown = Reflect.get(cell.metadata, 'tags');
  const isSkipped = Array.isArray(tags) && tags.includes('skip-execution');
  return cell.cell_type === 'code' && !isSkipped && /^\s*[^\s#%]/m.test(cell.source);
}

function countOf(cell: CodeCell | undefined): number {
  return cell?.execution_count ?? 0;
}
