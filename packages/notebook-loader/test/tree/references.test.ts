import { describe, expect, test } from 'vitest';
import { markdown, renderCells, renderMarkdown } from '../build-notebook.ts';

/** Text and target of the link that leads to a label. */
async function link(source: string) {
  const { html, rules } = await renderMarkdown(source);
  const [, target, text] = /<a href="#([^"]*)" class="nb-ref[^>]*>([^<]*)<\/a>/.exec(html) ?? [];
  expect(html).toContain(`id="${decodeURIComponent(target ?? '')}"`);
  return { target, text, rules };
}

describe('references say what they refer to, and land', () => {
  const figure = '```{figure} https://a.b/c.png\n:name: fig-a\nThe $x$ *caption*\n```\n\n';
  const equation = '```{math}\n:label: eu\ne\n```\n\n';
  test.each<[string, string, string]>([
    ['{ref} to a heading', '(a)=\n# The title\n\n{ref}`a`', 'The title'],
    ['{ref} with a text', '(a)=\n# The title\n\n{ref}`text <a>`', 'text'],
    ['a link without text', '(a)=\n# The title\n\n[](#a)', 'The title'],
    ['{ref} to a figure', `${figure}{ref}\`fig-a\``, 'The x caption'],
    ['{numref}', `${figure}{numref}\`fig-a\``, 'Figure 1'],
    ['{numref} with a text', `${figure}{numref}\`Fig. %s <fig-a>\``, 'Fig. 1'],
    ['{eq}', `${equation}{eq}\`eu\``, '(1)'],
    ['other cases', `${figure}{numref}\`FIG-A\``, 'Figure 1'],
    ['@fig', `${figure}@fig-a`, 'Figure 1'],
    ['[@fig]', `${figure}[@fig-a]`, 'Figure 1'],
    ['[Fig. @fig]', `${figure}[Fig. @fig-a]`, '1'],
    ['-@fig', `${figure}-@fig-a`, '1'],
    ['@sec', '# The title {#sec-a}\n\n@sec-a', 'The title'],
    ['@eq', '$$\nx\n$$ {#eq-a}\n\n@eq-a', 'Equation 1'],
    ['a label behind math', '$$ x $$ (a)\n\n{eq}`a`', '(1)'],
    ['@tbl', '|a|\n|-|\n|1|\n\n: Cap {#tbl-a}\n\n@tbl-a', 'Table 1'],
    ['@thm', '::: {#thm-a}\na\n:::\n\n@thm-a', 'Theorem 1'],
    ['@lem', '::: {#thm-b}\na\n:::\n::: {#lem-a}\na\n:::\n\n@lem-a', 'Lemma 1'],
    ['\\cref', `${figure}\\cref{fig-a}`, 'Figure 1'],
    ['\\eqref', '$$x \\label{a}$$\n\n\\eqref{a}', '(1)'],
    [
      '\\ref to the second of two',
      '$$\\begin{align}x \\label{a} \\\\ y \\label{b}\\end{align}$$\n\n\\ref{b}',
      '2',
    ],
    ['ahead', `@fig-a\n\n${figure}`, 'Figure 1'],
  ])('%s', async (_, source, text) => {
    expect((await link(source)).text).toBe(text);
  });

  test('from another cell', async () => {
    const { html } = await renderCells([markdown('@sec-a'), markdown('# T {#sec-a}')]);
    expect(html).toContain('<a href="#user-content-sec-a" class="nb-ref nb-ref-number">T</a>');
  });

  test('what nobody defines is reported, and stays readable', async () => {
    const { html, text, rules } = await renderMarkdown('see @fig-nowhere');
    expect(text).toBe('see fig-nowhere');
    expect(html).toContain('<span class="nb-dead-link">fig-nowhere</span>');
    expect(rules).toEqual(['dead-link']);
  });
});

describe('equations', () => {
  test('show the numbers that references name', async () => {
    const { html } = await renderMarkdown('$$\\begin{align}x \\label{a} \\\\ y \\label{b}\\end{align}$$');
    expect(html).toContain('id="user-content-a"');
    expect(html).toContain('<span id="user-content-b" class="nb-anchor"></span>');
    expect([...html.matchAll(/<mtext>\((\d)\)<\/mtext>/g)].map(([, number]) => number)).toEqual(['1', '2']);
  });

  test('with a label where KaTeX takes no number still render', async () => {
    const { rules } = await renderMarkdown(
      '$$\\begin{eqnarray} a &=& b \\label{x} \\end{eqnarray}$$ $y \\label{z}$',
    );
    expect(rules).toEqual([]);
  });

  test('numbers that the author wrote behind a formula stay text', async () => {
    expect((await renderMarkdown('$$ x $$ (here)')).text).toContain('(here)');
  });

  test('words that look like labels stay', async () => {
    expect((await renderMarkdown('mail a@fig-b.org, @someone, [@someone]')).text).toBe(
      'mail a@fig-b.org, @someone, [@someone]',
    );
  });
});
