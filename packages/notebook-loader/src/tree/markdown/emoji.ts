import type { Root } from 'mdast';
import { findAndReplace } from 'mdast-util-find-and-replace';

const shortcode = /(?<![\w:[\]/])(?::([a-z][a-z0-9_+-]*|[+-]1):)(?![\w:[\]])/g;

/** `:rocket:` becomes what GitHub shows for it; names that GitHub does not know stay. Changes the tree in place. */
export async function placeEmoji(tree: Root, source: string): Promise<void> {
  if (source.search(shortcode) === -1) return;
  const { nameToEmoji } = await import('gemoji');
  findAndReplace(tree, [
    shortcode,
    (_: string, name: string) => (Object.hasOwn(nameToEmoji, name) ? (nameToEmoji[name] ?? false) : false),
  ]);
}
