import type { Root } from 'hast';
import { fromParse5 } from 'hast-util-from-parse5';
import { parseFragment } from 'parse5';

/** A piece of HTML as a tree, without positions, which would take as long as all the rest. */
export function parseHtml(source: string): Root {
  const tree = fromParse5(parseFragment(source, { scriptingEnabled: false }));
  return tree.type === 'root' ? tree : { type: 'root', children: tree.type === 'doctype' ? [] : [tree] };
}
