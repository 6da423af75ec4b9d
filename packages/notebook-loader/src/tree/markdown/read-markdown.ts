import type { PhrasingContent, Root, RootContent } from 'mdast';
import { toString as mdastToString } from 'mdast-util-to-string';
import { type MathSpan, restoreMath, splitMath } from '../math/split-math.ts';
import type { Labels } from '../references/labels.ts';
import { markAttributes } from './attributes/mark-attributes.ts';
import type { MarkdownScope } from './directives/directive.ts';
import { expandDirectives } from './directives/expand-directives.ts';
import { labelMath } from './label-math.ts';
import { limitMarkdown } from './limit-markdown.ts';
import { markAlerts } from './mark-alerts.ts';
import { markReferences } from './mark-references.ts';
import { eachNode } from './node.ts';
import { expandRoles } from './roles/expand-roles.ts';
import { prepareSource, type SourceContext } from './source/prepare-source.ts';
import { markTargets } from './targets.ts';

export interface ReadContext extends SourceContext {
  labels: Labels;
  /** What the code computed for expressions in the text, by expression or name. */
  values: Pick<ReadonlyMap<string, string>, 'get'>;
  /** Whether the notebook refers to a label anywhere. */
  isReferred(label: string): boolean;
}

export interface ReadMarkdown {
  tree: Root;
  /** Expressions of the whole cell; the tree has placeholders for them. */
  math: MathSpan[];
}

/** Directives within directives, deeper than anybody nests them. */
const deepest = 12;

/** A cell costs too much to be read as Markdown. */
export class MarkdownLimitError extends Error {}

/**
 * Markdown of all dialects → mdast, with math taken out, directives and roles in their place, and labels known.
 *
 * @throws MarkdownLimitError where the source would cost a parser more time or stack than any real cell does.
 */
export function readMarkdown(
  markdown: string,
  parse: (text: string) => Root,
  context: ReadContext,
): ReadMarkdown {
  const math: MathSpan[] = [];
  let depth = 0;

  const read = (source: string, isWhole = false): Root => {
    const split = splitMath(prepareSource(source, context, isWhole), math.length);
    math.push(...split.math);
    if (limitMarkdown(split.text)) throw new MarkdownLimitError();
    const tree = parse(split.text);
    if (math.length > 0) restoreInCode(tree, math);
    // Most cells have nothing of all this, and most of the time goes into walking trees.
    const { text } = split;
    const hasBraces = text.includes('{');
    if (hasBraces && depth < deepest) {
      depth++;
      expandDirectives(tree, scope);
      depth--;
    }
    if (hasBraces && text.includes('`')) expandRoles(tree, scope);
    if (hasBraces || text.includes(')=')) markTargets(tree, scope);
    labelMath(tree, math, context.isReferred);
    if (hasBraces || /^[ \t]*:\s/m.test(text)) markAttributes(tree, scope);
    if (text.includes('[!')) markAlerts(tree);
    if (/@|\\(?:eq|auto|[cC])?ref|\]\(#/.test(text)) markReferences(tree, context.citationKeys);
    return tree;
  };

  const scope: MarkdownScope = {
    blocks: (source) => (source.trim() === '' ? [] : read(restoreMath(source, math)).children),
    inline: (source) => inlineOf(read(restoreMath(source.trim(), math)).children),
    math: (tex, display, label) => {
      const labelled = label === undefined ? tex : `${tex}\\label{${label}}`;
      math.push({ source: `$$${tex}$$`, tex: labelled, display });
      return { type: 'text', value: `\uE000${math.length - 1}\uE001` };
    },
    value: (name) => context.values.get(name),
    define: (label, kind, title) => {
      context.labels.define(label, kind, title === undefined ? undefined : plain(restoreMath(title, math)));
    },
    message: context.message,
  };
  /** Markdown of one line as text, its formulas without their dollars. */
  const plain = (title: string): string => {
    const split = splitMath(title);
    return mdastToString(parse(split.text)).replace(/\uE000(\d+)\uE001/g, (_, index) =>
      (split.math[Number(index)]?.tex ?? '').trim(),
    );
  };
  return { tree: read(markdown, true), math };
}

function inlineOf(blocks: RootContent[]): PhrasingContent[] {
  return blocks.flatMap((node): PhrasingContent[] =>
    node.type === 'paragraph' ? node.children : [{ type: 'text', value: mdastToString(node) }],
  );
}

/** Directives read their content from code, as it was written. */
function restoreInCode(tree: Root, math: readonly MathSpan[]): void {
  eachNode(tree, (node) => {
    if (node.type !== 'code' && node.type !== 'inlineCode') return;
    node.value = restoreMath(node.value, math);
    if (node.type !== 'code') return;
    if (node.lang) node.lang = restoreMath(node.lang, math);
    if (node.lang?.includes('\n')) {
      // A formula that begins on the line of the fence is code, not its language.
      node.value = `${node.lang}\n${node.value}`;
      node.lang = null;
    }
    if (node.meta) node.meta = restoreMath(node.meta, math);
  });
}
