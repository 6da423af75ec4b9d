import { describe, expect, test } from 'vitest';
import { splitMath } from '../../src/tree/math/split-math.ts';

describe('what JupyterLab takes for math', () => {
  test.each<[string, string, string[]]>([
    ['inline', 'a $x_1$ b', ['$x_1$']],
    ['display', '$$\nx\n$$', ['$$\nx\n$$']],
    ['over one line end', '$a\n+ b$', ['$a\n+ b$']],
    ['not over a blank line', '$a\n\nb$', []],
    ['balanced braces', '$\\text{a $b$ c}$', ['$\\text{a $b$ c}$']],
    ['escaped dollar', 'costs \\$5 and \\$6', []],
    ['doubled backslash parentheses', 'a \\\\(x\\\\) b', ['\\\\(x\\\\)']],
    ['doubled backslash brackets', '\\\\[x\\\\]', ['\\\\[x\\\\]']],
    ['single backslash is Markdown', '\\(x\\)', []],
    ['bare environment', '\\begin{align*}\na&=b\n\\end{align*}', ['\\begin{align*}\na&=b\n\\end{align*}']],
    ['code span', '`$a$` $b$', ['$b$']],
    ['code span of two ticks', '``$a$ ` `` and $b$', ['$b$']],
    ['fence', '```\n$a$\n```\n$b$', ['$b$']],
    ['tilde fence', '~~~\n$a$\n~~~\n$b$', ['$b$']],
    ['in a table', '|a|\n|-|\n|$x|y$|', ['$x|y$']],
    ['unclosed', 'a $x b', []],
    ['unbalanced before a blank line', '$a{b$ c\n\n$d$', ['$a{b$', '$d$']],
    ['two in a row', '$a$$b$', ['$a$', '$b$']],
  ])('%s', (_, source, expected) => {
    const { math } = splitMath(source);
    expect(math.map((span) => span.source)).toEqual(expected);
  });
});

test('the text keeps a placeholder for each, and code its dollars', () => {
  expect(splitMath('`$a$` and $b$').text).toBe('`$a$` and \uE0000\uE001');
});

test('a notebook cannot forge a placeholder', () => {
  expect(splitMath('\uE0000\uE001 $a$').text).toBe('\uFFFD0\uFFFD \uE0000\uE001');
});

test('tex has no delimiters, but keeps its environment', () => {
  expect(splitMath('$$a$$ \\\\(b\\\\) \\begin{a}c\\end{a}').math).toMatchObject([
    { tex: 'a', display: true },
    { tex: 'b', display: false },
    { tex: '\\begin{a}c\\end{a}', display: true },
  ]);
});
