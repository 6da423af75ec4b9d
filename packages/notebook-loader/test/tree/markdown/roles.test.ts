import { describe, expect, test } from 'vitest';
import { renderMarkdown } from '../../build-notebook.ts';

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
    ['{doc}`a/b`', '<a href="a/b.ipynb" data-notebook-link="">b</a>'],
    ['{doc}`text <a.md>`', '<a href="a.md">text</a>'],
    ['`{sub}` alone', '<code>{sub}</code> alone'],
    ['a set {x} `y`', 'a set {x} <code>y</code>'],
  ])('%s', async (source, expected) => {
    const { html, rules } = await renderMarkdown(source);
    expect(html).toContain(expected);
    expect(rules).toEqual([]);
  });
});
