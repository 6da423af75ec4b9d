import { describe, expect, test } from 'vitest';
import { findCells } from '../../src/astro/find-cells.ts';
import { findImages, insertImages, markImages } from '../../src/astro/image-marks.ts';
import { markPositions, readPositions } from '../../src/astro/mark-positions.ts';
import { renderNotebook, toHtml } from '../../src/render.ts';

const code = (id: string, source: string, tags: string[] = []) => ({
  cell_type: 'code',
  id,
  metadata: { tags },
  execution_count: 1,
  source,
  outputs: source.startsWith('#|') ? [{ output_type: 'stream', name: 'stdout', text: `out of ${id}` }] : [],
});

async function prepare() {
  const cells = [
    { cell_type: 'markdown', id: 'intro', metadata: { tags: ['text'] }, source: '# Intro' },
    code('plot', '#| label: fig-walk\nplot()', ['figure']),
    code('setup', 'import numpy', ['figure', 'hide-input']),
  ];
  const { hast } = await renderNotebook(
    JSON.stringify({ cells, metadata: {}, nbformat: 4, nbformat_minor: 5 }),
  );
  const plain = toHtml(structuredClone(hast));
  const identities = markPositions(hast, 'mark-');
  return { plain, ...readPositions(toHtml(hast), 'mark-', identities) };
}

describe('positions of cells', async () => {
  const { plain, html, cells } = await prepare();

  test('cost the text nothing', () => expect(html).toBe(plain));

  test('are those of the cells and their parts', () => {
    const slices = cells.map(({ id, kind, label, tags, whole, source, outputs }) => ({
      id,
      kind,
      label,
      tags,
      whole: /Intro|plot|numpy/.exec(html.slice(...whole))?.[0],
      source: source && html.slice(...source).replaceAll(/<[^>]+>/g, ''),
      outputs: outputs && html.slice(...outputs).replaceAll(/<[^>]+>/g, ''),
    }));
    expect(slices).toEqual([
      {
        id: 'intro',
        kind: 'markdown',
        label: undefined,
        tags: ['text'],
        whole: 'Intro',
        source: undefined,
        outputs: undefined,
      },
      {
        id: 'plot',
        kind: 'code',
        label: 'fig-walk',
        tags: ['figure'],
        whole: 'plot',
        source: 'In [1]:plot()',
        outputs: 'out of plot',
      },
      {
        id: 'setup',
        kind: 'code',
        label: undefined,
        tags: ['figure', 'hide-input'],
        whole: 'numpy',
        source: 'In [1]:import numpy',
        outputs: undefined,
      },
    ]);
  });

  test.for([
    [{ label: 'fig-walk' }, 'both', ['plot']],
    [{ id: 'intro' }, 'source', ['intro']],
    [{ tag: 'figure' }, 'source', ['plot', 'setup']],
    [{ tag: 'figure' }, 'outputs', ['plot']],
  ] as const)('%o, %s finds %o', ([query, part, expected]) => {
    expect(findCells('nb', cells, query, part).map(({ cell }) => cell.id)).toEqual(expected);
  });

  test.for([
    [
      {},
      'both',
      'must say which cell by exactly one of label, tag and id, but has none of them',
      'For example',
    ],
    [{ id: 'a', tag: 'b' }, 'both', 'but has 2 of them', 'For example'],
    [{ label: 'fig-wakl' }, 'both', 'has no cell with the label "fig-wakl"', 'Did you mean "fig-walk"?'],
    [
      { tag: 'nothing-like-it' },
      'both',
      'no cell with the tag',
      'Its cells have these: text, figure, hide-input.',
    ],
    [{ id: 'setup' }, 'outputs', 'has no outputs', 'Run the notebook'],
    [{ id: 'setup' }, 'output', 'has part="output", which is none', 'Did you mean "outputs"?'],
    [{ id: 'setup' }, 'code only', 'which is none', 'The parts of a cell are: source, outputs, both.'],
  ] as const)('%o, %s says what is wrong', ([query, part, message, hint]) => {
    // The pages of a JavaScript project are not checked by TypeScript.
    expect(() => Reflect.apply(findCells, undefined, ['nb', cells, query, part])).toThrow(
      expect.objectContaining({
        message: expect.stringContaining(message),
        hint: expect.stringContaining(hint),
      }),
    );
  });
});

describe('marks of images', () => {
  const element = { type: 'element' as const, tagName: 'img', properties: {}, children: [] };
  const attributes = JSON.stringify({ src: './a.png', alt: `"quoted" & 'so' <on>` });
  const placed = [{ element, attributes }];

  test('carry their attributes through HTML', () => {
    markImages(placed, 'mark-');
    const html = insertImages(toHtml([element]), [attributes], 'mark-');
    expect(html).toMatch(/^<img __ASTRO_IMAGE_="[^"<]*<on>[^"]*">$/);
    expect(findImages(html)).toEqual([{ start: 5, end: html.length - 1, attributes }]);
  });

  test('cannot be written in a notebook', () => {
    const html = insertImages('<p>__ASTRO_IMAGE_="x" data-nb-image="mark-7"</p>', [attributes], 'mark-');
    expect(findImages(html)).toEqual([]);
  });
});

test('cells in a block that another opened are found by themselves', async () => {
  const cells = [
    { cell_type: 'markdown', id: 'note', metadata: {}, source: '::: {.callout-note}\nIn' },
    code('plot', 'plot()'),
    { cell_type: 'markdown', id: 'end', metadata: {}, source: ':::' },
  ];
  const { hast } = await renderNotebook(
    JSON.stringify({ cells, metadata: {}, nbformat: 4, nbformat_minor: 5 }),
  );
  const identities = markPositions(hast, 'mark-');
  const { html, cells: found } = readPositions(toHtml(hast), 'mark-', identities);
  expect(found.map(({ id }) => id)).toEqual(['note', 'plot']);
  const plot = html.slice(...(found[1]?.whole ?? [0, 0]));
  expect(plot).toMatch(/^<div class="nb-input">.*<\/div>$/s);
  expect(html.slice(...(found[0]?.whole ?? [0, 0]))).toContain(plot);
});

test('captions go with the output and the source that they are about', async () => {
  const cell = code('plot', '#| label: fig-a\n#| fig-cap: Walking\n#| lst-cap: How\nplot()');
  const { hast } = await renderNotebook(
    JSON.stringify({ cells: [cell], metadata: {}, nbformat: 4, nbformat_minor: 5 }),
  );
  const identities = markPositions(hast, 'mark-');
  const { html, cells } = readPositions(toHtml(hast), 'mark-', identities);
  const slice = (span: [number, number] = [0, 0]) => html.slice(...span).replaceAll(/<[^>]+>/g, '');
  expect(slice(cells[0]?.outputs)).toBe('out of plotFigure 1: Walking');
  expect(slice(cells[0]?.source)).toBe('HowIn [1]:plot()');
});
