import { type CodeCell, objectOf, own, ownString } from '../../../nbformat/index.ts';
import { readCellOptions } from '../../../tree/cell-options.ts';
import type { Rule } from '../rule.ts';

/** Pictures that say nothing to those who do not see them. */
export const missingAlt: Rule = {
  name: 'missing-alt',
  level: 'warning',
  find: ({ cells }) =>
    cells.flatMap((cell, index) => {
      if (cell.cell_type === 'markdown') {
        const empty =
          /!\[\s*\]\(([^)\s]+)/.exec(cell.source) ??
          /<img\b(?![^>]*\balt=)[^>]*\bsrc=["']?([^"'\s>]+)/i.exec(cell.source);
        if (!empty) return [];
        return [
          {
            cell: index,
            reason: `The picture ${shorten(empty[1] ?? '')} has no alternative text.`,
            hint: 'Say in the brackets what it shows: ![a walking figure](…).',
          },
        ];
      }
      if (cell.cell_type !== 'code' || !showsPicture(cell)) return [];
      return [
        {
          cell: index,
          reason: 'The picture of this cell has no alternative text.',
          hint: 'Say what it shows: #| fig-alt: … at the top of the cell.',
        },
      ];
    }),
};

function showsPicture(cell: CodeCell): boolean {
  const { alt, caption } = readCellOptions(cell);
  if (alt || caption) return false;
  return cell.outputs.some((output) => {
    if (output.output_type === 'stream' || output.output_type === 'error') return false;
    return Object.keys(output.data).some(
      (mediaType) =>
        mediaType.startsWith('image/') && !ownString(objectOf(own(output.metadata, mediaType)), 'alt'),
    );
  });
}

function shorten(address: string): string {
  return address.length > 60 ? `${address.slice(0, 59)}…` : address;
}
