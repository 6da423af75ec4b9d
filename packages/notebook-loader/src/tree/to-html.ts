import type { Root } from 'hast';
import { toHtml as hastToHtml } from 'hast-util-to-html';

/** HTML of a rendered notebook or a part of it. */
export function toHtml(tree: Root | Root['children']): string {
  return hastToHtml(tree, { allowDangerousHtml: false });
}
