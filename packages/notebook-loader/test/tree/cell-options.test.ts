import { describe, expect, test } from 'vitest';
import { code, display, markdown, pixel, renderCells, stream } from '../build-notebook.ts';

const run = async (source: string, metadata: object = {}) =>
  (await renderCells([code(source, [stream('OUT'), stream('ERR', 'stderr')], metadata)])).html;

/** What is seen at once (+), folded (~) or absent (-): source, stdout, stderr. */
function seen(html: string): string {
  const state = (text: string) => {
    const at = html.indexOf(text);
    if (at === -1) return '-';
    const open = html.lastIndexOf('<details', at);
    return open !== -1 && html.lastIndexOf('</details>', at) < open ? '~' : '+';
  };
  return ['SRC', 'OUT', 'ERR'].map(state).join('');
}

describe('one language of options inside, many dialects outside', () => {
  test.each<[string, string, object, string]>([
    ['nothing', 'SRC', {}, '+++'],
    ['remove-input', 'SRC', { tags: ['remove-input'] }, '-++'],
    ['remove_input', 'SRC', { tags: ['remove_input'] }, '-++'],
    ['remove-output', 'SRC', { tags: ['remove-output'] }, '+--'],
    ['remove-cell', 'SRC', { tags: ['remove-cell'] }, '---'],
    ['Remove_Cell', 'SRC', { tags: ['Remove_Cell'] }, '---'],
    ['remove-stdout', 'SRC', { tags: ['remove-stdout'] }, '+-+'],
    ['remove-stderr', 'SRC', { tags: ['remove-stderr'] }, '++-'],
    ['hide-input', 'SRC', { tags: ['hide-input'] }, '~++'],
    ['hide_output', 'SRC', { tags: ['hide_output'] }, '+~~'],
    ['hide-cell', 'SRC', { tags: ['hide-cell'] }, '~~~'],
    ['remove counts more than hide', 'SRC', { tags: ['hide-input', 'remove-input'] }, '-++'],
    ['tags that show', 'SRC', { tags: ['parameters', 'raises-exception', 'skip-execution'] }, '+++'],
    ['jupyter.source_hidden', 'SRC', { jupyter: { source_hidden: true } }, '~++'],
    ['jupyter.outputs_hidden', 'SRC', { jupyter: { outputs_hidden: true } }, '+~~'],
    ['collapsed', 'SRC', { collapsed: true }, '+~~'],
    ['hide_input', 'SRC', { hide_input: true }, '-++'],
    ['hide_output', 'SRC', { hide_output: true }, '+--'],
    ['hideCode', 'SRC', { hideCode: true, hideOutput: true }, '---'],
    ['hidden below a collapsed heading', 'SRC', { hidden: true }, '~~~'],
    ['nteract', 'SRC', { inputHidden: true, outputHidden: true }, '~~~'],
    ['Colab form', 'SRC', { cellView: 'form' }, '~++'],
    ['Colab form in the source', '#@title T {display-mode: "form"}\nSRC', {}, '~++'],
    ['Colab title alone', '#@title T\nSRC', {}, '+++'],
    ['Kaggle', 'SRC', { '_kg_hide-input': true, '_kg_hide-output': true }, '~~~'],
    ['Deepnote', 'SRC', { is_code_hidden: true }, '~++'],
    ['Datalore', 'SRC', { datalore: { hide_input_from_viewers: true } }, '-++'],
    ['nbsphinx', 'SRC', { nbsphinx: 'hidden' }, '---'],
    ['ipypublish', 'SRC', { ipub: { ignore: true } }, '---'],
    ['MyST-NB', 'SRC', { mystnb: { remove_code_source: true } }, '-++'],
    ['R Markdown', 'SRC', { echo: false, warning: false }, '-+-'],
    ['echo: false', '#| echo: false\nSRC', {}, '-++'],
    ['echo: true', '#| echo: true\nSRC', {}, '+++'],
    ['output: false', '#| output: false\nSRC', {}, '+--'],
    ['include: false', '#| include: false\nSRC', {}, '---'],
    ['warning: false', '#| warning: false\nSRC', {}, '++-'],
    ['message: false', '#| message: false\nSRC', {}, '++-'],
    ['eval: false', '#| eval: false\nSRC', {}, '+++'],
    ['code-fold', '#| code-fold: true\nSRC', {}, '~++'],
    ['code-fold: show', '#| code-fold: show\nSRC', {}, '~++'],
    ['tags among options', '#| tags: [remove-input]\nSRC', {}, '-++'],
    ['// comments', '//| echo: false\nSRC', {}, '-++'],
    ['-- comments', '--| echo: false\nSRC', {}, '-++'],
    ['% comments', '%| echo: false\nSRC', {}, '-++'],
    ['a space before the bar', '# | echo: false\nSRC', {}, '-++'],
    ['nbdev hide', '#| hide\nSRC', {}, '---'],
    ['nbdev hide_input', '#| hide_input\nSRC', {}, '-++'],
    ['nbdev hide_output', '#| hide_output\nSRC', {}, '+--'],
    ['nbdev export', '#| export\nSRC', {}, '+++'],
    ['nbdev among options', '#| export\n#| echo: false\nSRC', {}, '-++'],
    ['nbdev hide_line', 'a #| hide_line\nSRC #| hide_line', {}, '-++'],
    ['nbdev filter_stream', '#| filter_stream OUT Warning\nSRC', {}, '+-+'],
    ['nbdev 1', '#hide_input\nSRC', {}, '~++'],
    ['nbdev 1, the whole cell', '# hide\nSRC', {}, '~~~'],
    ['fastpages', '#collapse-hide\nSRC', {}, '~++'],
    ['fastpages output', '#collapse-output\nSRC', {}, '+~~'],
    ['a comment', '# hide the seek\nSRC', {}, '+++'],
  ])('%s', async (_, source, metadata, expected) => {
    expect(seen(await run(source, metadata))).toBe(expected);
  });

  test('option lines are not shown', async () => {
    const html = await run('#| label: a\n#| code-summary: The code\n#| code-fold: true\n\nSRC');
    expect(html).not.toContain('#|');
    expect(html).toContain('<summary>The code</summary>');
    expect(html).toContain('data-label="a"');
  });

  test.each<[string, string, object, string]>([
    ['echo: fenced shows the other options', '#| echo: fenced\n#| label: a\nSRC', {}, '#| label: a'],
    ['code-fold: show is open', '#| code-fold: show\nSRC', {}, '<details class="nb-fold" open>'],
    ['the title of a form', '#@title Settings\nSRC', { cellView: 'form' }, '<summary>Settings</summary>'],
    ['the text of a form', '#@markdown Set *this*.\nSRC', { cellView: 'form' }, '<p>Set <em>this</em>.</p>'],
    ['scrolled', 'SRC', { scrolled: true }, '<div class="nb-outputs nb-scrolled" tabindex="0"'],
    ['output_scroll', 'SRC', { tags: ['output_scroll'] }, 'nb-scrolled'],
    [
      'full-width',
      'SRC',
      { tags: ['full_width'] },
      '<section id="cell-1" class="nb-cell nb-code nb-cell-wide"',
    ],
    ['margin', '#| column: margin\nSRC', {}, 'class="nb-cell nb-code nb-cell-margin"'],
    ['layout-ncol', '#| layout-ncol: 2\nSRC', {}, '<div class="nb-outputs nb-grid nb-columns-2">'],
    ['layout', '#| layout: [[1, 1, 1]]\nSRC', {}, 'nb-columns-3'],
  ])('%s', async (_, source, metadata, expected) => {
    expect((await run(source, metadata)).replace(/<span[^>]*>|<\/span>/g, '')).toContain(expected);
  });

  test('output: asis is Markdown', async () => {
    const { html } = await renderCells([code('#| output: asis\nx', [stream('## A *b*')])]);
    expect(html).toMatch(/<h2[^>]*>.*A <em>b<\/em><\/h2>/);
  });

  test('a Markdown cell whose source is hidden is folded', async () => {
    const { html } = await renderCells([markdown('a', { metadata: { jupyter: { source_hidden: true } } })]);
    expect(html).toContain('<details class="nb-fold"><summary>Show text</summary><p>a</p></details>');
  });
});

describe('options of the whole notebook', () => {
  test.each<[string, string]>([
    ['execute:\n  echo: false', '~++'],
    ['execute:\n  warning: false', '++-'],
    ['format:\n  html:\n    code-fold: true', '~++'],
  ])('%s', async (yaml, expected) => {
    const cells = [
      { cell_type: 'raw', metadata: {}, source: `---\n${yaml}\n---` },
      code('SRC', [stream('OUT'), stream('ERR', 'stderr')]),
    ];
    expect(seen((await renderCells(cells)).html)).toBe(expected);
  });

  test('a cell may say otherwise', async () => {
    const cells = [
      { cell_type: 'raw', metadata: {}, source: '---\nexecute:\n  echo: false\n---' },
      code('#| echo: true\nSRC', [stream('OUT')]),
    ];
    expect(seen((await renderCells(cells)).html)).toBe('++-');
  });
});

describe('figures of code cells', () => {
  const plot = display({ 'image/png': pixel });
  const render = async (options: string, outputs = [plot], more: unknown[] = []) =>
    await renderCells([code(`${options}\nplot()`, outputs), ...more]);

  test('have a label, a number, a caption, and references to them', async () => {
    const { html, rules } = await render(
      '#| label: fig-a\n#| fig-cap: The *cap*',
      [plot],
      [markdown('@fig-a and {ref}`fig-a`')],
    );
    expect(html).toContain(
      '<figure class="nb-figure nb-figure-figure" id="user-content-fig-a"><div class="nb-outputs">',
    );
    expect(html).toContain(
      '<figcaption><span class="nb-caption-number">Figure 1: </span>The <em>cap</em></figcaption></figure>',
    );
    expect(html).toContain('<a href="#user-content-fig-a" class="nb-ref nb-ref-number">Figure 1</a>');
    expect(html.match(/<figcaption>/g)).toHaveLength(1);
    expect(html).toContain('alt="The *cap*"');
    expect(rules).toEqual([]);
  });

  test('that are tables have their caption above', async () => {
    const table = display({ 'text/html': '<table><tr><td>1</td></tr></table>' });
    const { html } = await render('#| label: tbl-a\n#| tbl-cap: Cap', [table]);
    expect(html).toMatch(
      /<figcaption><span class="nb-caption-number">Table 1: <\/span>Cap<\/figcaption><div class="nb-outputs"/,
    );
  });

  test('may have a caption and an alternative text each', async () => {
    const { html } = await render(
      '#| fig-cap: [One, Two]\n#| fig-alt:\n#|   - first\n#|   - second\n#| layout-ncol: 2',
      [plot, plot],
    );
    expect([...html.matchAll(/<p class="nb-subcaption">(.*?)<\/p>/g)].map(([, text]) => text)).toEqual([
      '(a) One',
      '(b) Two',
    ]);
    expect([...html.matchAll(/ alt="(.*?)"/g)].map(([, text]) => text)).toEqual(['first', 'second']);
  });

  test.each<[string, object]>([
    ['ipypublish', { ipub: { figure: { caption: 'Cap', label: 'fig:a' } } }],
    ['MyST-NB', { mystnb: { figure: { caption: 'Cap', name: 'fig:a' } } }],
    ['R Markdown', { 'fig.cap': 'Cap', label: 'fig:a' }],
  ])('take captions from the metadata of %s', async (_, metadata) => {
    const { html } = await renderCells([code('x', [plot], metadata), markdown('{numref}`fig:a`')]);
    expect(html).toContain('<span class="nb-caption-number">Figure 1: </span>Cap');
    expect(html).toContain('>Figure 1</a>');
  });

  test('a caption with a colon is no broken YAML', async () => {
    expect((await render('#| fig-cap: A: b: c')).html).toContain('<figcaption>A: b: c</figcaption>');
  });

  test('listings have captions, too', async () => {
    const { html } = await render('#| lst-label: lst-a\n#| lst-cap: Code', [], [markdown('@lst-a')]);
    expect(html).toContain(
      '<span class="nb-caption-number">Listing 1: </span>Code</figcaption><div class="nb-input">',
    );
    expect(html).toContain('>Listing 1</a>');
  });

  test('other labels are anchors', async () => {
    const { html, rules } = await render('#| label: setup', [], [markdown('[there](#setup)')]);
    expect(html).toContain('<span id="user-content-setup" class="nb-anchor"></span>');
    expect(rules).toEqual([]);
  });
});
