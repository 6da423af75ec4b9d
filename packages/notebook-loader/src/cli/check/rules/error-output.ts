import type { Rule } from '../rule.ts';

/** Cells that ended in an error which nobody announced. */
export const errorOutput: Rule = {
  name: 'error-output',
  level: 'warning',
  find: ({ cells }) =>
    cells.flatMap((cell, index) => {
      if (cell.cell_type !== 'code') return [];
      const { tags } = cell.metadata;
      if (Array.isArray(tags) && tags.includes('raises-exception')) return [];
      const error = cell.outputs.find((output) => output.output_type === 'error');
      if (error?.output_type !== 'error') return [];
      return [
        {
          cell: index,
          reason: `This cell ended with ${error.ename || 'an error'}, and readers see its traceback.`,
          hint: 'Mend it and run it again; where the error is meant, give the cell the tag raises-exception.',
        },
      ];
    }),
};
