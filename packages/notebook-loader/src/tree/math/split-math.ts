export interface MathSpan {
  /** As written, delimiters included. */
  source: string;
  /** Without `$`, `$$`, `\\(`, `\\[`; environments keep their `\begin` and `\end`. */
  tex: string;
  display: boolean;
}

export interface SplitMath {
  /** The Markdown with a placeholder (`\uE000<index>\uE001`) for each expression. */
  text: string;
  math: MathSpan[];
}

const delimiter = /(\$\$?|\\(?:begin|end)\{[a-z]*\*?\}|\\[{}$]|[{}]|(?:\n[^\S\n]*)+|\\\\(?:\(|\)|\[|\]))/i;
const fencedCode = /^([ \t]*)(`{3,}|~{3,})[^\n]*\n[\s\S]*?^\1?[ \t]*\2[`~]*[ \t]*$/gm;
const codeSpan = /(^|[^\\`])(`{1,12})(?!`)([^\n]*?[^`\n])\2(?!`)/gm;
const hiddenDollar = '\uE002';

/**
 * Takes the math out of Markdown before it is parsed, as JupyterLab does (`removeMath` in `@jupyterlab/rendermime`), so that
 * Markdown cannot mangle it: `$…$`, `$$…$$`, `\\(…\\)`, `\\[…\\]`, `\begin{…}…\end{…}`, with balanced braces, not across blank
 * lines, and not in code.
 *
 * @param first Index of the first expression, for a text that is part of another one.
 */
export function splitMath(markdown: string, first = 0): SplitMath {
  const plain = markdown.replace(/[\uE000-\uE002]/g, '\uFFFD');
  if (!/[$]|\\\\[([]|\\begin\{/.test(plain)) return { text: plain, math: [] };
  const math: MathSpan[] = [];
  const blocks = hideCode(plain).split(delimiter);
  let start = -1;
  let last = -1;
  let end = '';
  let braces = 0;
  const take = (to: number) => {
    const spans = adjacent(showCode(blocks.slice(start, to + 1).join(''))).map(span);
    blocks[start] = spans.map((_, index) => `\uE000${first + math.length + index}\uE001`).join('');
    blocks.fill('', start + 1, to + 1);
    math.push(...spans);
  };
  for (let index = 1; index < blocks.length; index += 2) {
    const block = blocks[index] ?? '';
    if (start === -1) {
      end = closing(block);
      if (end !== '') {
        start = index;
        braces = 0;
      }
    } else if (block === end) {
      if (braces > 0) {
        last = index;
      } else {
        take(index);
        start = last = -1;
      }
    } else if (block.startsWith('\n') && block.indexOf('\n', 1) !== -1) {
      // A blank line ends the paragraph. An end that was passed over for open braces counts after all.
      if (last !== -1) {
        index = last;
        take(last);
      }
      start = last = -1;
    } else if (block === '{') braces++;
    else if (block === '}' && braces > 0) braces--;
  }
  if (start !== -1 && last !== -1) take(last);
  return { text: showCode(blocks.join('')), math };
}

function hideCode(markdown: string): string {
  if (!/`|~~~/.test(markdown)) return markdown;
  const hide = (code: string) => code.replaceAll('$', hiddenDollar);
  return markdown.replace(fencedCode, hide).replace(codeSpan, hide);
}

function showCode(markdown: string): string {
  return markdown.replaceAll(hiddenDollar, '$');
}

function closing(block: string): string {
  if (block === '$' || block === '$$') return block;
  if (block === '\\\\(') return '\\\\)';
  if (block === '\\\\[') return '\\\\]';
  return block.startsWith('\\begin') ? `\\end${block.slice(6)}` : '';
}

/** `$a$$b$` ends where `$$` does not fit; MathJax sees two expressions in it. */
function adjacent(source: string): string[] {
  return /^\$[^$]+(?:\$\$[^$]+)+\$$/.test(source)
    ? source
        .slice(1, -1)
        .split('$$')
        .map((tex) => `$${tex}$`)
    : [source];
}

function span(source: string): MathSpan {
  if (source.startsWith('$$')) return { source, tex: source.slice(2, -2), display: true };
  if (source.startsWith('$')) return { source, tex: source.slice(1, -1), display: false };
  if (source.startsWith('\\\\')) return { source, tex: source.slice(3, -3), display: source[2] === '[' };
  return { source, tex: source, display: true };
}

/** Puts the source of the expressions back into a text. */
export function restoreMath(text: string, math: readonly MathSpan[]): string {
  return text.includes('\uE000')
    ? text.replace(/\uE000(\d+)\uE001/g, (_, index) => math[Number(index)]?.source ?? '')
    : text;
}
