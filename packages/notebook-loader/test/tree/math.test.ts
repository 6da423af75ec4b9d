import { describe, expect, test } from 'vitest';
import { markdown, renderCells, renderMarkdown } from '../build-notebook.ts';

describe('shims: MathJax accepts these, and so do we', () => {
  test.each([
    '$\\newcommand{\\argmax}{\\operatorname{argmax}}\\argmax_x$',
    '$\\newcommand{\\R}[1]{\\mathbb{#1}}\\R{a}$',
    '$\\renewcommand\\vec[1]{\\mathbf{#1}}\\vec{x}$',
    '$\\DeclareMathOperator{\\Var}{Var}\\Var X$',
    '$\\DeclareMathOperator*{\\amin}{arg\\,min}\\amin_x$',
    '$x \\mbox{ if } y$',
    '$$\\begin{eqnarray} a &=& b \\\\ c &=& d \\end{eqnarray}$$',
    '$\\begin{align*} a &= b \\end{align*}$',
    '$$\\begin{align} a &= b \\label{eq:1} \\end{align}$$',
    '$$\\begin{equation} a = b \\end{equation}$$',
    '\\begin{equation*}\na = b\n\\end{equation*}',
    '$$\\begin{equation}\\begin{split} a &= b \\end{split}\\end{equation}$$',
    '$\\sigma_\\hat{p}$',
    '$\\begin{array}{l@{\\quad \\mbox{with} \\quad}l} a & b \\end{array}$',
    '$100 % of$',
    '$\\require{cancel}\\cancel{x}$',
    '$\\eqref{a_b}$',
  ])('%s', async (source) => {
    const { html, rules } = await renderMarkdown(source);
    expect(rules).toEqual([]);
    expect(html).toContain('<math');
  });
});

describe('letters of other alphabets are those letters: browsers know no mathvariant but normal', () => {
  test.each([
    ['\\mathbf{p}', '<mi>𝐩</mi>'],
    ['\\mathbf{12}', '<mn>𝟏𝟐</mn>'],
    ['\\mathbb{R}', '<mi>ℝ</mi>'],
    ['\\mathbb{E}', '<mi>𝔼</mi>'],
    ['\\mathcal{L}', '<mi>ℒ</mi>'],
    ['\\mathcal{N}', '<mi>𝒩</mi>'],
    ['\\mathfrak{g}', '<mi>𝔤</mi>'],
    ['\\boldsymbol{\\omega}', '<mi>𝝎</mi>'],
    ['\\boldsymbol{\\Sigma}', '<mi>𝚺</mi>'],
    ['\\mathsf{A}', '<mi>𝖠</mi>'],
    ['\\mathtt{x1}', '<mi>𝚡</mi><mn>𝟷</mn>'],
    ['\\mathrm{d}', '<mi mathvariant="normal">d</mi>'],
    ['\\Theta', '<mi mathvariant="normal">Θ</mi>'],
    ['x', '<mi>x</mi>'],
  ])('%s', async (tex, mathml) => {
    expect((await renderMarkdown(`$${tex}$`)).html).toContain(mathml);
  });

  test('bold words are bold text', async () => {
    const { html, css } = await renderMarkdown('$\\textbf{where}~\\textit{so}$');
    const [, bold, slanted] =
      /<mtext class="([^"]+)">where<\/mtext>[\s\S]*<mtext class="([^"]+)">so</.exec(html) ?? [];
    expect(css).toMatch(new RegExp(`\\.${bold}\\b[^}]*font-weight:bold`));
    expect(css).toMatch(new RegExp(`\\.${slanted}\\b[^}]*font-style:italic`));
  });
});

test.each([
  ['$$\\begin{vmatrix} a \\end{vmatrix}$$', '|'],
  ['$$\\left\\| \\frac a b \\right\\|$$', '‖'],
  ['$$\\bigl| a \\bigr|$$', '|'],
])('the bars of %s grow, as in the operator dictionary of browsers', async (source, bar) => {
  const { html } = await renderMarkdown(source);
  const bars = [...html.matchAll(/<mo fence="[^>]*stretchy="true"[^>]*>(.)<\/mo>/g)].map(([, text]) => text);
  expect(bars).toEqual([bar, bar]);
});

describe('tables of formulas say by classes what MathML Core leaves out', () => {
  const cells = (html: string) =>
    [...html.matchAll(/<mtd(?: class="([^"]*)")?>(?:<mstyle[^>]*>)?(.*?)(?:<\/mstyle>)?<\/mtd>/g)].map(
      ([, classes = '', content = '']) => [
        content.replace(/<[^>]*>/g, ''),
        classes.replaceAll('nb-math-', ''),
      ],
    );

  test('how columns are aligned, and that they join', async () => {
    const { html } = await renderMarkdown('$$\\begin{aligned} a &= 1 & b &= 2 \\end{aligned}$$');
    expect(cells(html)).toEqual([
      ['a', 'right joined'],
      ['=1', 'left joins'],
      ['b', 'right joined'],
      ['=2', 'left joins'],
    ]);
  });

  test('those of equations that might be numbered as well', async () => {
    const { html } = await renderMarkdown('$$\\begin{align} a &= 1 \\end{align}$$');
    expect(cells(html).slice(1, 3)).toEqual([
      ['a', 'right joined'],
      ['=1', 'left joins'],
    ]);
  });

  test('lines between columns and rows', async () => {
    const { html } = await renderMarkdown('$$\\begin{array}{l|c} a & b \\\\ \\hline c & d \\end{array}$$');
    expect(cells(html)).toEqual([
      ['a', 'left line-end line-below'],
      ['b', 'line-below'],
      ['c', 'left line-end'],
      ['d', ''],
    ]);
  });
});

test.each([
  [
    '\\begin{align} a &= 1 \\tag{A} \\\\ b &= \\begin{pmatrix} 1 \\\\ 2 \\end{pmatrix} \\tag*{B} \\end{align}',
    ['(A)', 'B'],
  ],
  ['\\begin{gather} a \\\\[2pt] b \\tag{2} \\\\ \\end{gather}', ['', '(2)', '']],
])('rows of %s have their tags', async (source, tags) => {
  const { html } = await renderMarkdown(`$$${source}$$`);
  const found = [...html.matchAll(/<mtd class="mml-eqn-num">(.*?)<\/mtd>/g)];
  expect(found.map(([, tag = '']) => tag.replace(/<[^>]*>/g, ''))).toEqual(tags);
});

test('macros reach the cells after the one that defines them', async () => {
  const { html, rules } = await renderCells([
    markdown('$\\newcommand{\\E}{\\mathbb{E}}$'),
    markdown('$\\E x$'),
  ]);
  expect(rules).toEqual([]);
  expect(html).toContain('<mi>𝔼</mi>');
});

test('macros do not reach other notebooks', async () => {
  await renderMarkdown('$\\newcommand{\\onlyhere}{x}\\onlyhere$');
  expect((await renderMarkdown('$\\onlyhere$')).rules).toEqual(['math-error']);
});

test('a failing expression is shown as its source, with a message', async () => {
  const { html, messages } = await renderMarkdown('before $\\frac{a$ after');
  expect(html).toMatch(/before <code class="nb-math-error" title="[^"]+">\$\\frac\{a\$<\/code> after/);
  expect(messages[0]?.reason).toMatch(/^Cell 1: Expression 1 .*shown as its source/);
});

test.each([
  '\\htmlStyle{color:red}{x}',
  '\\href{javascript:alert(1)}{x}',
  '\\includegraphics{https://a.b/c.png}',
  '\\htmlData{a=b}{x}',
])('%s does nothing', async (tex) => {
  const { html } = await renderMarkdown(`$${tex}$`);
  expect(html.replace(/<annotation[\s\S]*?<\/annotation>|<code[\s\S]*?<\/code>/g, '')).not.toMatch(
    /javascript|style=|a\.b|data-a/,
  );
});

test('a loop and a bomb of macros end', async () => {
  const bomb =
    '$\\def\\a{xxxxxxxxxx}\\def\\b{\\a\\a\\a\\a\\a\\a\\a\\a\\a\\a}\\def\\c{\\b\\b\\b\\b\\b\\b\\b\\b\\b\\b}\\c\\c\\c\\c\\c\\c\\c\\c\\c\\c\\c\\c$';
  expect((await renderMarkdown('$\\def\\a{\\a\\a}\\a$')).rules).toEqual(['math-error']);
  expect((await renderMarkdown(bomb)).rules).toEqual(['math-error']);
});

test('what may be wider than a phone scrolls, within reach of the keyboard', async () => {
  const long = 'a + b + c + d + e + f + g + h + i + j + k + l + m + n + o + p';
  const { html } = await renderMarkdown(`$x$ $${long}$\n\n$$${long}$$`);
  expect(html.match(/tabindex="0"/g)).toHaveLength(2);
  expect(html).toContain('<span class="nb-math-long" tabindex="0" role="group" aria-label="Formula"><math');
});

test.each([
  ['Of $x$, and $y$.', ['</math>,</span> and', '</math>.</span>']],
  ['($a$): $b$ c', ['</math>):</span>', '</math> c']],
  ['$a$-th, $$b$$.', ['</math>-th']],
])('a mark behind a formula begins no line: %s', async (source, expected) => {
  const { html } = await renderMarkdown(source);
  for (const part of expected) expect(html).toContain(part);
  expect(html.match(/nb-math-marked/g) ?? []).toHaveLength(html.match(/<\/math>[^<]+<\/span>/g)?.length ?? 0);
});
