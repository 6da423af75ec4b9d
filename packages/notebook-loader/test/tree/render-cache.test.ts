import { expect, test } from 'vitest';
import { code, display, markdown, renderCells } from '../build-notebook.ts';

const chart = {
  mark: 'bar',
  data: { values: [{ a: 'x', b: 1 }] },
  encoding: { x: { field: 'a', type: 'nominal' }, y: { field: 'b', type: 'quantitative' } },
};
const cells = [
  markdown('```python\ndef f(): "a"\n\n```'),
  code('import a  # b\n\nx = """\nc"""', [display({ 'application/vnd.vegalite.v5+json': chart })]),
  code('import a', [display({ 'text/vnd.mermaid': 'graph TD\n  a --> b' })]),
];

/** Renders with a cache; tells which of its texts were asked for in vain. */
async function renderWith(texts: Map<string, string>) {
  const made: string[] = [];
  const set = (key: string, text: string) => {
    made.push(key);
    texts.set(key, text);
  };
  const { html, media } = await renderCells(cells, { cache: { get: (key) => texts.get(key), set } });
  return { html, media, made };
}

test('a page from the cache is the same, and nothing of it is made again', async () => {
  const texts = new Map<string, string>();
  const plain = await renderCells(cells);
  const first = await renderWith(texts);
  expect(first.html).toBe(plain.html);
  expect(first.made).toHaveLength(5);
  const again = await renderWith(texts);
  expect(again.made).toEqual([]);
  expect(again.html).toBe(first.html);
  expect(again.media).toEqual(first.media);
});

test.each([
  ['', 'are missing'],
  ['null', 'are something else'],
  ['1 2 x', 'are no numbers'],
  ['{"svg":1,"notes":[]}', 'have another form'],
])('texts %j that %s are made again', async (damaged) => {
  const texts = new Map<string, string>();
  const first = await renderWith(texts);
  for (const key of texts.keys()) texts.set(key, damaged);
  const again = await renderWith(texts);
  expect(again.made).toEqual(first.made);
  expect(again.html).toBe(first.html);
});

test('a drawing from the cache is cleaned like every other', async () => {
  const texts = new Map<string, string>();
  await renderWith(texts);
  for (const [key, text] of texts)
    if (text.includes('<svg')) texts.set(key, text.replace('</svg>', '<script>a()</script></svg>'));
  const { media } = await renderWith(texts);
  expect(media.length).toBeGreaterThan(0);
  for (const { bytes } of media) expect(new TextDecoder().decode(bytes)).not.toContain('<script');
});
