import type { Output } from '../../../nbformat/index.ts';
import type { Rule } from '../rule.ts';

/** More than this is neither read nor quickly loaded, in bytes. */
const TEXT_LIMIT = 1_000_000;
const MEDIA_LIMIT = 5_000_000;

/** Outputs that make a page slow. */
export const hugeOutput: Rule = {
  name: 'huge-output',
  level: 'warning',
  find: ({ cells }) =>
    cells.flatMap((cell, index) => {
      if (cell.cell_type !== 'code') return [];
      const parts = cell.outputs.flatMap(partsOf);
      const largest = parts.toSorted((a, b) => b.bytes - a.bytes).at(0);
      if (
        !largest ||
        largest.bytes < (/^(?:image|audio|video)\//.test(largest.kind) ? MEDIA_LIMIT : TEXT_LIMIT)
      )
        return [];
      return [
        {
          cell: index,
          reason: `An output of this cell (${largest.kind}) has ${(largest.bytes / 1e6).toFixed(1)} MB.`,
          hint: 'Print less, save the picture smaller or as JPEG, or tag the cell remove-output.',
        },
      ];
    }),
};

function partsOf(output: Output): { kind: string; bytes: number }[] {
  if (output.output_type === 'stream') return [{ kind: output.name, bytes: output.text.length }];
  if (output.output_type === 'error') return [];
  return Object.entries(output.data).map(([kind, content]) => ({
    kind,
    bytes: typeof content === 'string' ? content.length : JSON.stringify(content).length,
  }));
}
