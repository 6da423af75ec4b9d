import { describe, expect, test } from 'vitest';
import { code, display, markdown, renderCells, renderMarkdown } from '../../build-notebook.ts';

describe('roles', () => {
  test.each<[string, string]>([
    ['H{sub}`2`O', 'H<sub>2</sub>O'],
    ['x{sup}`*n*`', 'x<sup><em>n</em></sup>'],
    ['{kbd}`Ctrl+C`', '<kbd>Ctrl+C</kbd>'],
    ['{abbr}`CSS (Cascading)`', '<abbr title="Cascading">CSS</abbr>'],
    ['{math}`a_b`', '<annotation encoding="application/x-tex">a_b</annotation>'],
    ['{term}`gait <Gait>`', '<em>gait</em>'],
    ['{func}`~a.b.c`', '<code>c</code>'],
    ['{py:class}`A`', '<code>A</code>'],
    ['{download}`the file <a.csv>`', '<a href="a.csv">the file</a>'],
    ['{doc}`a/b`', '<a href="a/b.ipynb" class="nb-ref-doc" data-notebook-link="">b</a>'],
    ['{doc}`text <a.md>`', '<a href="a.md">text</a>'],
    ['`{sub}` alone', '<code>{sub}</code> alone'],
    ['a set {x} `y`', 'a set {x} <code>y</code>'],
  ])('%s', async (source, expected) => {
    const { html, rules } = await renderMarkdown(source);
    expect(html).toContain(expected);
    expect(rules).toEqual([]);
  });
});

describe('values that the code computed', () => {
  test('for {eval}', async () => {
    const metadata = {
      user_expressions: [{ expression: 'x + 1', result: { status: 'ok', data: { 'text/plain': "'two'" } } }],
    };
    const { text, rules } = await renderCells([markdown('It is {eval}`x + 1`.', { metadata })]);
    expect(text).toBe('It is two.');
    expect(rules).toEqual([]);
  });

  test('for {glue}', async () => {
    const { html } = await renderCells([
      code('glue("speed", 1.234)', [display({ 'text/plain': '1.234' }, { scrapbook: { name: 'speed' } })]),
      markdown('At {glue:text}`speed:.1f` m/s'),
    ]);
    expect(html).toContain('<p>At 1.234 m/s</p>');
  });

  test('without one, the expression is shown, and the report says so', async () => {
    const { html, rules } = await renderMarkdown('{eval}`x`');
    expect(html).toContain('<code>x</code>');
    expect(rules).toEqual(['no-value']);
  });
});
