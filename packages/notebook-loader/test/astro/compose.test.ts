import { describe, expect, test } from 'vitest';
import { checkComponentNames, checkPlaced } from '../../src/compose/check-names.ts';
import { type HtmlPart, splitHtml } from '../../src/compose/split-html.ts';
import { code, markdown, renderCells, stream } from '../build-notebook.ts';

const { html } = await renderCells([
  markdown('# title\n\n![a *b*](https://a.example/x.png) and [c](https://c.example)', { id: 'intro' }),
  code('#| label: fig-a\nprint(1)\nx', [stream('1 < 2\n')], { tags: ['one'] }),
]);

const split = (components: string[], inserted = {}) =>
  splitHtml(html, { components: new Set(components), inserted });

/** The text again, components as elements of their names. */
function written(parts: HtmlPart[]): string {
  return parts
    .map((part) =>
      typeof part === 'string' ? part : `<${part.name}!>${written(part.parts)}</${part.name}!>`,
    )
    .join('');
}

function find(parts: HtmlPart[], name: string): Exclude<HtmlPart, string> | undefined {
  for (const part of parts) {
    if (typeof part === 'string') continue;
    const found = part.name === name ? part : find(part.parts, name);
    if (found) return found;
  }
  return undefined;
}

test('without components, the HTML is as it was', () => {
  expect(written(split([]).parts)).toBe(html);
});

test.for([
  ['h1', /<section[^>]*nb-markdown"><h1!>title<\/h1!>/],
  ['a', / and <a!>c<\/a!><\/p>/],
  [
    'code-cell',
    /<\/section><code-cell!><span[^>]*><\/span><div class="nb-input">.*<\/div><\/code-cell!><\/article>$/s,
  ],
  ['source', /data-label="fig-a"[^>]*>.*<source!><div class="nb-prompt"/s],
  ['output', /<div class="nb-outputs"><output!><pre class="nb-plain">1 &#x3C; 2/],
] as const)('a component stands for %s', ([name, pattern]) => {
  const { parts } = split([name]);
  expect(written(parts)).toMatch(pattern);
  expect(written(parts).replaceAll(/<\/?[a-z\d-]+!>/g, '').length).toBeLessThan(html.length);
});

test('components stand within components', () => {
  const parts = split(['markdown-cell', 'h1']).parts;
  expect(written(parts)).toMatch(/<markdown-cell!><h1!>title<\/h1!>.*<\/markdown-cell!>/s);
});

describe('a component gets', () => {
  test('the attributes of its element by their HTML names', () => {
    expect(find(split(['h1']).parts, 'h1')?.props).toEqual({ id: 'title' });
    expect(find(split(['outputs']).parts, 'outputs')?.props).toEqual({ class: 'nb-outputs' });
  });

  test('of a cell its label and tags', () => {
    expect(find(split(['code-cell']).parts, 'code-cell')?.props).toMatchObject({
      label: 'fig-a',
      tags: ['one'],
    });
  });

  test('of a source the code and its language', () => {
    expect(find(split(['source']).parts, 'source')?.props).toMatchObject({
      code: 'print(1)\nx',
      language: 'python',
    });
  });

  test('of an output its media type', () => {
    expect(find(split(['output']).parts, 'output')?.props).toMatchObject({
      mediaType: 'application/vnd.jupyter.stdout',
    });
  });
});

test.for([
  ['before', /^!<article/],
  ['after', /<\/article>!$/],
  ['before:intro', /<article[^>]*>!<section[^>]*nb-markdown/],
  ['after:intro', /<\/section>!<section/],
  ['after:fig-a', /<\/section>!<\/article>$/],
] as const)('the slot %s has its place', ([name, pattern]) => {
  const { parts, placed } = split([], { [name]: '!' });
  expect(written(parts)).toMatch(pattern);
  expect([...placed]).toEqual([name]);
});

describe('names that mean nothing are explained', () => {
  test('of components', () => {
    expect(() => checkComponentNames(['img', 'h2', 'code-cell'])).not.toThrow();
    expect(() => checkComponentNames(['code-cel'])).toThrow(
      expect.objectContaining({ hint: 'Did you mean "code-cell"?' }),
    );
  });

  test('of slots', () => {
    expect(() => checkPlaced(['after:fig-b'], new Set(), html)).toThrow(
      expect.objectContaining({ hint: 'Did you mean "fig-a"?' }),
    );
    expect(() => checkPlaced(['footer'], new Set(), html)).toThrow('slots are called before, after');
  });
});
