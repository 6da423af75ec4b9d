import type { Element, ElementContent, Nodes, Parents, Root } from 'hast';
import type { MathRenderer } from './render-math.ts';
import { type MathSpan, restoreMath } from './split-math.ts';

/** What ends a phrase or a sentence, and begins no line. */
const MARK = /^[.,;:!?)\]’”»…]+/;

/** Puts rendered math in the place of its placeholders; in code and in attributes, its source. Changes the tree in place. */
export function placeMath(tree: Root, math: readonly MathSpan[], renderer: MathRenderer): void {
  if (math.length > 0) placeIn(tree, math, renderer);
}

function placeIn(parent: Parents, math: readonly MathSpan[], renderer: MathRenderer): void {
  const { children }: { children: Parents['children'][number][] } = parent;
  for (let index = 0; index < children.length; index++) {
    const child = children[index];
    if (child?.type === 'element') {
      restoreInProperties(child, math);
      if (/^(?:code|pre)$/.test(child.tagName)) restoreInText(child, math);
      else placeIn(child, math, renderer);
    } else if (child?.type === 'text' && child.value.includes('\uE000')) {
      const pieces = child.value.split(/\uE000(\d+)\uE001/).flatMap((piece, at, all): ElementContent[] => {
        if (at % 2 === 0) return piece === '' ? [] : [{ type: 'text', value: piece }];
        const span = math[Number(piece)];
        if (!span) return [];
        const formula = renderer.render(span);
        const mark = MARK.exec(all[at + 1] ?? '')?.[0];
        if (mark === undefined || span.display || !isMath(formula[0])) return formula;
        all[at + 1] = all[at + 1]?.slice(mark.length) ?? '';
        return [unbroken(...formula, { type: 'text', value: mark })];
      });
      children.splice(index, 1, ...pieces);
      index += pieces.length - 1;
    }
  }
}

/** One that may be too long for its line has an element around it that scrolls. */
function isMath(formula: ElementContent | undefined): boolean {
  return formula?.type === 'element' && formula.tagName === 'math';
}

/** Browsers may break a line between a formula and a mark behind it. */
function unbroken(...children: ElementContent[]): Element {
  return { type: 'element', tagName: 'span', properties: { className: ['nb-math-marked'] }, children };
}

function restoreInProperties({ properties }: Element, math: readonly MathSpan[]): void {
  for (const [name, value] of Object.entries(properties)) {
    if (typeof value === 'string') properties[name] = restoreMath(value, math);
    else if (Array.isArray(value)) properties[name] = value.map((item) => restoreMath(String(item), math));
  }
}

function restoreInText(node: Nodes, math: readonly MathSpan[]): void {
  if (node.type === 'text') node.value = restoreMath(node.value, math);
  else if ('children' in node) for (const child of node.children) restoreInText(child, math);
}
