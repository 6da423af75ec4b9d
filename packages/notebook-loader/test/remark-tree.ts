import type { Root } from 'mdast';
import remarkGfm from 'remark-gfm';
import remarkParse from 'remark-parse';
import { unified } from 'unified';

const remark = unified().use(remarkParse).use(remarkGfm).freeze();

/** What remark-parse with remark-gfm reads, without positions. */
export function remarkTree(text: string): unknown {
  return withoutPositions(remark.parse(text));
}

export function withoutPositions(tree: Root): unknown {
  return JSON.parse(JSON.stringify(tree, (key, value: unknown) => (key === 'position' ? undefined : value)));
}
