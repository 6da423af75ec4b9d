import katex from 'katex';
import { expect, test } from 'vitest';
import { readMathMl } from '../../src/tree/math/read-math-ml.ts';
import { toHtml } from '../../src/tree/to-html.ts';
import { parseHtml } from '../../src/trust/parse-html.ts';

test.each([
  'x^2 + \\frac{a}{b} < 1 \\& "c" > \'d\'',
  '\\begin{align} a &= b \\\\ c &= d \\tag{3} \\end{align}',
  '\\begin{array}{l|c} a & b \\\\ \\hline c & d \\end{array}',
  '\\left| \\begin{matrix} 1 & 2 \\\\ 3 & 4 \\end{matrix} \\right|',
  '\\text{some text\\;with\\,spaces \\textbf{bold} \\& é} \\quad \\!\\hspace{3em}',
  '\\color{red} \\underbrace{x}_{y} \\overline{z} \\cancel{w} \\boxed{v} \\mathbb{R} \\sqrt[3]{u}',
  '\\rule{1em}{2em} \\raisebox{2pt}{q} \\phantom{p} \\operatorname{sn} x \\sum_{i=0}^n \\bigl( \\not=',
])('MathML of KaTeX is read as a parser of HTML reads it: %s', (tex) => {
  const markup = katex.renderToString(tex, { output: 'mathml', displayMode: true, strict: 'ignore' });
  const tree = readMathMl(markup);
  expect(tree && toHtml(tree)).toBe(toHtml(parseHtml(markup)));
});

test.each(['<math><mi>x</math>', '<math><mi a=b>x</mi></math>', '<mi>&nbsp;</mi>', '<mi>a', '<!-- -->'])(
  'what KaTeX does not write is left to that parser: %s',
  (markup) => {
    expect(readMathMl(markup)).toBeUndefined();
  },
);
