import type { ElementContent, Root } from 'hast';
import { SKIP, visit } from 'unist-util-visit';
import type { MathRenderer } from './render-math.ts';
import { type MathSpan, restoreMath } from './split-math.ts';

/** Puts rendered math in the place of its placeholders; in code and in attributes, its source. Changes the tree in place. */
export function placeMath(tree: Root, math: readonly MathSpan[], renderer: MathRenderer): void {
  if (math.length === 0) return;
  visit(tree, (node, index, parent) => {
    if (node.type === 'element') {
      for (const [name, value] of Object.entries(node.properties)) {
        if (typeof value === 'string') node.properties[name] = restoreMath(value, math);
        else if (Array.isArray(value))
          node.properties[name] = value.map((item) => restoreMath(String(item), math));
      }
      if (/^(?:code|pre)$/.test(node.tagName)) {
        visit(node, 'text', (text) => {
          text.value = restoreMath(text.value, math);
        });
        return SKIP;
      }
    }
    if (node.type !== 'text' || !parent || index === undefined || !node.value.includes('\uE000'))
      return undefined;
    const pieces = node.value.split(/\uE000(\d+)\uE001/).flatMap((piece, at): ElementContent[] => {
      if (at % 2 === 0) return piece === '' ? [] : [{ type: 'text', value: piece }];
      const span = math[Number(piece)];
      return span ? renderer.render(span) : [];
    });
    parent.children.splice(index, 1, ...pieces);
    return [SKIP, index + pieces.length];
  });
}
