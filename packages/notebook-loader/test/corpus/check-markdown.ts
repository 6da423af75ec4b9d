import { isDeepStrictEqual } from 'node:util';
import { parseCommonMarkdown } from '../../src/tree/markdown/common/parse-common-markdown.ts';
import { splitMath } from '../../src/tree/math/split-math.ts';
import { remarkTree, withoutPositions } from '../remark-tree.ts';
import type { Finding } from './finding.ts';
import type { RawCell } from './raw-notebook.ts';

/** Whether the faster of the parsers reads a cell as remark does. */
export function checkMarkdown({ type, source, number }: RawCell): Finding[] {
  if (type !== 'markdown') return [];
  const { text } = splitMath(source);
  const tree = parseCommonMarkdown(text);
  return !tree || isDeepStrictEqual(withoutPositions(tree), remarkTree(text))
    ? []
    : [{ kind: 'tree', cell: number, detail: `Remark reads it otherwise: ${source.slice(0, 200)}` }];
}
