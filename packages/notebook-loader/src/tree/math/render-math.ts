import type { Element, ElementContent } from 'hast';
import katex from 'katex';
import { safeDeclarations } from '../../trust/declarations.ts';
import { parseHtml } from '../../trust/parse-html.ts';
import type { StyleSheet } from '../../trust/style-sheet.ts';
import { element } from '../element.ts';
import type { Labels } from '../references/labels.ts';
import { replaceElements } from '../replace-elements.ts';
import { alignTable } from './align-table.ts';
import { replaceMathVariants } from './math-variant.ts';
import { numberEquations } from './number-equations.ts';
import { readMathMl } from './read-math-ml.ts';
import { writeRowTags } from './row-tags.ts';
import { shimTex } from './shims.ts';
import type { MathSpan } from './split-math.ts';
import { stretchFence } from './stretch-fences.ts';

/** Renders the expressions of one notebook, in order: macros defined in one are known to those after it. */
export interface MathRenderer {
  render(math: MathSpan): ElementContent[];
}

/** KaTeX recurses through groups; an expression of this length is no formula. */
const longest = 20_000;

/** Commands by which a short expression gets wide. */
const stretching = /\\(?:rule|m?kern|[hm]skip|[hm]space|raisebox|h?phantom|def|newcommand)/;

/** MathML of expressions without macros of their notebook; the same ones occur again and again. */
const memo = new Map<string, string>();

export function createMathRenderer(
  styles: StyleSheet,
  labels: Labels,
  report: (reason: string, ruleId: string) => void,
): MathRenderer {
  const macros: Record<string, string> = {};
  const fallbackMacros = katexMacros();
  let counted = 0;
  const renderTex = (display: boolean) => (tex: string) =>
    mathMl(shimTex(tex, display), display, macros, fallbackMacros);
  return {
    render({ source, tex, display }) {
      counted++;
      try {
        if (tex.length > longest) throw new Error(`It is longer than ${longest} characters.`);
        const equation = numberEquations(tex, display, labels);
        const markup = firstThatWorks(equation.forms, renderTex(display));
        const math = toHast(markup, tex, display, styles);
        const [id, ...otherIds] = equation.ids;
        if (id !== undefined) math.properties.id = id;
        const anchors = otherIds.map((other) => element('span', { id: other, className: ['nb-anchor'] }));
        // What may be wider than a phone scrolls, and what scrolls must be within reach of the keyboard.
        if (tex.length <= 60 && !stretching.test(tex)) return [...anchors, math];
        if (!display) {
          const properties = {
            className: ['nb-math-long'],
            tabIndex: 0,
            role: 'group',
            ariaLabel: 'Formula',
          };
          return [...anchors, element('span', properties, math)];
        }
        math.properties.tabIndex = 0;
        return [...anchors, math];
      } catch (error) {
        const cause =
          error instanceof Error ? error.message.replace(/^KaTeX parse error: /, '') : String(error);
        report(
          `Expression ${counted} of the notebook is shown as its source, \`${shorten(source)}\`: ${shorten(cause, 160)}`,
          'math-error',
        );
        return [element('code', { className: ['nb-math-error'], title: shorten(cause, 300) }, source)];
      }
    },
  };
}

/** Names that MathJax has and KaTeX has not. */
function katexMacros(): Record<string, string> {
  return {
    '\\bold': '\\mathbf{#1}',
    '\\hspace*': '\\hspace',
    '\\Tau': '\\mathrm{T}',
    '\\Rho': '\\mathrm{P}',
    '\\degree': '^\\circ',
    '\\eps': '\\epsilon',
  };
}

function mathMl(
  tex: string,
  display: boolean,
  macros: Record<string, string>,
  fallback: Record<string, string>,
): string {
  const pure = Object.keys(macros).length === 0;
  const key = `${display ? 'd' : 'i'}${tex}`;
  const known = pure ? memo.get(key) : undefined;
  if (known !== undefined) return known;
  for (const [name, body] of Object.entries(fallback)) if (!Object.hasOwn(macros, name)) macros[name] = body;
  const markup = katex.renderToString(tex, {
    output: 'mathml',
    displayMode: display,
    throwOnError: true,
    strict: 'ignore',
    trust: false,
    globalGroup: true,
    maxExpand: 1000,
    maxSize: 100,
    macros,
  });
  for (const [name, body] of Object.entries(fallback)) if (macros[name] === body) delete macros[name];
  if (pure && Object.keys(macros).length === 0) {
    if (memo.size > 20_000) memo.clear();
    memo.set(key, markup);
  }
  return markup;
}

function toHast(markup: string, tex: string, display: boolean, styles: StyleSheet): Element {
  const root = readMathMl(markup) ?? parseHtml(markup);
  let math: Element | undefined;
  replaceElements(root, (node) => {
    if (node.tagName === 'math') math = node;
    // What is copied and read aloud is what the author wrote, not what KaTeX was given.
    if (node.tagName === 'annotation') node.children = [{ type: 'text', value: tex }];
    // KaTeX writes links and classes only for commands that `trust: false` refuses; nothing else may pass.
    if (/^(?:a|img|script|style)$/.test(node.tagName)) return [];
    stretchFence(node);
    alignTable(node);
    const { style } = node.properties;
    delete node.properties.style;
    const safe = typeof style === 'string' ? safeDeclarations(style) : '';
    if (safe) node.properties.className = [styles.classFor(safe)];
    return undefined;
  });
  const result = math ?? element('math', {});
  replaceMathVariants(result, (declarations) => styles.classFor(declarations));
  result.properties.className = ['nb-math', ...(display ? ['nb-math-display'] : [])];
  writeRowTags(result, tex);
  return result;
}

/** The first form of an expression that renders; what is wrong with the last one is what is wrong. */
function firstThatWorks(forms: readonly string[], render: (tex: string) => string): string {
  for (const form of forms.slice(0, -1)) {
    try {
      return render(form);
    } catch {
      // KaTeX takes numbers in fewer places than MathJax; the next form has them elsewhere.
    }
  }
  return render(forms.at(-1) ?? '');
}

function shorten(text: string, length = 60): string {
  const line = text.replace(/\s+/g, ' ').trim();
  return line.length > length ? `${line.slice(0, length - 1)}…` : line;
}
