import { describe, expect, test } from 'vitest';
import { code, renderCells, renderOutput } from '../build-notebook.ts';

describe('columns of numbers', () => {
  const table = (...rows: string[][]) =>
    `<table>${rows.map((row) => `<tr>${row.map((cell) => `<td>${cell}</td>`).join('')}</tr>`).join('')}</table>`;

  test.for([
    [
      [
        ['1', 'a'],
        ['-2.5', 'b'],
        ['', 'c'],
      ],
      'nb-numbers-1',
    ],
    [
      [
        ['a', '1,000', '3e-4'],
        ['b', '12 %', 'NaN'],
      ],
      'nb-numbers-2 nb-numbers-3',
    ],
    [[['2012-03-04', '1.2.3', '0x1f']], undefined],
    [
      [
        ['1', 'x'],
        ['1 a', 'y'],
      ],
      undefined,
    ],
  ] as const)('%j have the class %s', async ([rows, classes]) => {
    const { html } = await renderOutput({ 'text/html': table(...rows.map((row) => [...row])) });
    expect(/<table class="([^"]*)"/.exec(html)?.[1]).toBe(classes);
  });

  test('are not guessed where cells span others', async () => {
    const { html } = await renderOutput({
      'text/html': '<table><tr><td colspan="2">1</td></tr><tr><td>1</td><td>2</td></tr></table>',
    });
    expect(html).not.toContain('nb-numbers');
  });
});

describe('a text that only stands for something richer', () => {
  const script = 'if (window.require === undefined) { load("https://a.example/d3.js"); }';

  test.for([
    [
      'the name of the object',
      { 'application/javascript': script, 'text/plain': '<IPython.core.display.Javascript object>' },
    ],
    ['the script, quoted', { 'application/javascript': script, 'text/plain': JSON.stringify(`\n${script}`) }],
  ] as const)('is left out: %s', async ([, data]) => {
    const { text, html } = await renderOutput(data);
    expect(text).not.toMatch(/IPython|window/);
    expect(html).toContain('This output is drawn by a script, which pages do not run.');
  });

  test('stays where it says something of its own', async () => {
    const { text } = await renderOutput({
      'application/javascript': script,
      'text/plain': 'Loaded 3 libraries',
    });
    expect(text).toContain('Loaded 3 libraries');
  });

  test('stays where there is nothing richer', async () => {
    const { text } = await renderOutput({ 'text/plain': '<IPython.core.display.Javascript object>' });
    expect(text).toContain('<IPython.core.display.Javascript object>');
  });

  test('is left out with an output that only sets styles, which shows nothing in Jupyter either', async () => {
    const { text, rules } = await renderOutput({
      'text/html': '<style>circle { fill: red }</style>',
      'text/plain': '<IPython.core.display.HTML object>',
    });
    expect(text.trim()).toBe('');
    expect(rules).toEqual([]);
  });
});

test('what R puts between the values of a vector with CSS is there', async () => {
  const { css } = await renderOutput({
    'text/html':
      '<style>.list-inline>li:not(:last-child)::after {content: "\\00b7"; padding: 0 .5ex}</style><ol class=list-inline><li>12</li><li>13</li></ol>',
  });
  expect(css).toContain('.list-inline>li:not(:last-child)::after{content:"·";padding:0 .5ex}');
});

test('empty lines before the code are left out', async () => {
  const { html } = await renderCells([code('\n  \n  a\n\nb')]);
  expect(html.replaceAll(/<[^>]+>/g, '')).toContain('In [1]:  a\n\nb');
});
