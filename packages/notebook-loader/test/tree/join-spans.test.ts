import { expect, test } from 'vitest';
import { code, markdown, renderCells, stream } from '../build-notebook.ts';

/** Elements and words, without attributes but for the ids of cells and the classes of blocks. */
async function outline(cells: unknown[]): Promise<string> {
  const { html } = await renderCells(cells);
  return html
    .replaceAll(/<(section) id="cell-(\d+)"[^>]*>/g, '<$2>')
    .replaceAll(/<section[^>]*>/g, '<rest>')
    .replaceAll(/<(?:div|aside) class="nb-(alert|tabs|grid|note)[^>]*>/g, '<$1>')
    .replaceAll(/<div class="nb-input">.*?<\/pre><\/div>/gs, 'code')
    .replaceAll(/<div class="nb-outputs">.*?<\/pre><\/div><\/div>/gs, '')
    .replaceAll(/<\/?(?:p|span|h\d|article)[^>]*>|<\/(?:aside|div|section)>/g, (tag) =>
      /\/(?:aside|div|section)/.test(tag) ? '/' : '',
    )
    .replaceAll(/\s*\n\s*/g, '');
}

const plot = code('plot()', [stream('1')]);

test('cells between the opening and the end of a block belong to it', async () => {
  expect(
    await outline([markdown('Before\n\n::: {.callout-note}\nIn'), plot, markdown('Last\n:::\n\nBehind')]),
  ).toBe('<1>Before<alert>NoteIn<2>code/<3>Last///<rest>Behind/');
});

test('a block that ends with its own cell stays as it is', async () => {
  expect(await outline([markdown('::: {.callout-note}\nIn\n:::\n\nBehind'), plot])).toBe(
    '<1><alert>NoteIn/Behind/<2>code/',
  );
});

test('one that nothing ends goes on to the end of the notebook', async () => {
  expect(await outline([markdown('::: {.callout-note}\nIn'), plot])).toBe('<1><alert>NoteIn<2>code///');
});

test('an end that nothing opened is text no more than before', async () => {
  expect(await outline([markdown('a\n\n:::\n'), plot])).toMatch(/^<1>a:::\/<2>code\/$/);
});

test('blocks within blocks end from the inside', async () => {
  expect(
    await outline([
      markdown(':::: {.callout-note}\n::: {.callout-tip}\nIn'),
      plot,
      markdown(':::\nBetween'),
      plot,
      markdown('::::\nBehind'),
    ]),
  ).toBe('<1><alert>Note<alert>TipIn<2>code//<3>Between/<4>code///<5>Behind/');
});

test('tabs hold the cells below their headings', async () => {
  const { html } = await renderCells([
    markdown('::: {.panel-tabset}\n## One'),
    plot,
    markdown('## Two\n\ntext'),
    plot,
    markdown(':::\n\n## Behind'),
  ]);
  const [panel = '', behind = ''] = html.split('Behind');
  expect(panel.match(/<details[^>]*>\s*<summary>\w+/g)?.map((tab) => tab.replaceAll('\n', ''))).toEqual([
    '<details class="nb-tab" open><summary>One',
    '<details class="nb-tab"><summary>Two',
  ]);
  expect(panel).toMatch(
    /One<\/summary>\s*<section id="cell-2".*<\/section><\/details>\s*<details.*text.*<section id="cell-4"/s,
  );
  expect(behind).not.toContain('</details>');
});

test('no mark of it is left, and cells in blocks are still found', async () => {
  const { html } = await renderCells([markdown('::: {.callout-note}\nIn'), plot, markdown(':::')]);
  expect(html).not.toContain('nb-span');
  expect(html).toContain('id="cell-2"');
});
