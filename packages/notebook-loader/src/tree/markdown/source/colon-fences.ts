import { nextFence } from './prose-lines.ts';

/** `:::{note} Title`, `::: {.callout-tip}`, `::: aside`, `:::note[Title]`: a fence with something that names it. */
const opening = /^([ \t]*):{3,}[ \t]*(\{.*|[A-Za-z][\w-]*(?:\[[^\]]*\]|[ \t]*:{3,}|[ \t]+\{.*\})?)[ \t]*$/;
const closing = /^[ \t]*:{3,}[ \t]*$/;

interface Block {
  /** Line that the block begins in. */
  start: number;
  indent: string;
  info: string;
}

/** Fences that a cell opens and a later one closes: Quarto lets blocks span cells. */
export interface OpenFences {
  count: number;
}

/** Directives, and the classes of what they leave in the page, that mark where a block stays open and where it ends. */
export const spanOpen = 'nb-span-open';
export const spanClose = 'nb-span-close';

const mark = (name: string) => `~~~ {${name}} :::\n~~~`;

/**
 * Colon fences of MyST (`:::{note}`) and Pandoc (`::: {.class}`), which CommonMark does not know, become fenced code with the
 * same info string, which it keeps whole; the directives are read from there. Of nested ones the outermost is rewritten:
 * what is in it is read in its turn.
 *
 * A fence that its cell does not close ends with the cell, with a mark for `joinSpans`.
 *
 * @param pending Fences of the cells before that wait for their end; those of this one are added. None for parts of a cell.
 */
export function fenceColons(markdown: string, pending?: OpenFences): string {
  if (!markdown.includes(':::')) return markdown;
  const lines = markdown.split('\n');
  const open: Block[] = [];
  let code = '';
  for (const [index, line] of lines.entries()) {
    const next = nextFence(line, code);
    const isCode = code !== '' || next !== '';
    code = next;
    if (isCode) continue;
    const match = opening.exec(line);
    if (match) open.push({ start: index, indent: match[1] ?? '', info: infoOf(match[2] ?? '') });
    else if (closing.test(line)) {
      const block = open.pop();
      if (block && open.length === 0) rewrite(lines, block, index);
      else if (!block && pending && pending.count > 0) {
        pending.count--;
        lines[index] = mark(spanClose);
      }
    }
  }
  const [unclosed] = open;
  if (unclosed) {
    if (pending) {
      pending.count += open.length;
      for (const _ of open) lines.push(mark(spanOpen), ':::');
    } else lines.push(':::');
    rewrite(lines, unclosed, lines.length - 1);
  }
  return lines.join('\n');
}

/** One form for all: `{name} argument`, or Pandoc's attributes `{.class #id key=value}`. */
function infoOf(written: string): string {
  const info = withoutColons(written.trim());
  const titled = /^([\w-]+)\[([^\]]*)\]$/.exec(info);
  if (titled) return `{.${titled[1]}} ${titled[2]}`;
  const classed = /^([\w-]+)(?:[ \t]+\{(.*)\})?$/.exec(info);
  return classed ? `{.${classed[1]}${classed[2] ? ` ${classed[2]}` : ''}}` : info;
}

/** `::: note :::` */
function withoutColons(info: string): string {
  let end = info.length;
  while (info[end - 1] === ':') end--;
  return info.length - end >= 3 ? info.slice(0, end).trimEnd() : info;
}

function rewrite(lines: string[], { start, indent, info }: Block, end: number): void {
  const body = lines.slice(start + 1, end);
  const longest = Math.max(2, ...body.map((line) => /~{3,}/.exec(line)?.[0].length ?? 0));
  const fence = '~'.repeat(longest + 1);
  lines[start] = `${indent}${fence} ${info} :::`;
  lines[end] = `${indent}${fence}`;
}
