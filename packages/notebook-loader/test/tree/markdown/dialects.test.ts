import { describe, expect, test } from 'vitest';
import { markdown, pixel, renderCells, renderMarkdown } from '../../build-notebook.ts';

describe('headings without a space', () => {
  test.each<[string, string]>([
    ['#Title', '<h1 id="title">'],
    ['##2. part', '<h2 id="2-part">'],
    ['#hashtag', '<p>#hashtag</p>'],
    ['#12', '<p>#12</p>'],
    ['```\n#Define\n```', '#Define'],
  ])('%s', async (source, expected) => {
    expect((await renderMarkdown(source)).html).toContain(expected);
  });
});

describe('emoji', () => {
  test.each<[string, string]>([
    [':rocket: :+1:', '🚀 👍'],
    [':nosuchname:', ':nosuchname:'],
    ['`:rocket:`', ':rocket:'],
    ['a[:rocket:] 10:rocket:20', 'a[:rocket:] 10:rocket:20'],
  ])('%s', async (source, expected) => {
    expect((await renderMarkdown(source)).text).toBe(expected);
  });
});

describe('tags that are no HTML', () => {
  test.each<[string, string, string[]]>([
    ['pip install <package> now', '&#x3C;package> now', []],
    ['open <TITLE> here, and on', '&#x3C;TITLE> here, and on', []],
    [
      '<Tip warning={true}>\n\na\n\n</Tip>',
      '<aside class="nb-alert nb-alert-warning"><p class="nb-alert-title">Warning</p>\n<p>a</p>',
      [],
    ],
    ['<hfoption id="trainer">\n\na\n\n</hfoption>', '<summary>trainer</summary>\n<p>a</p>', []],
    ['<Youtube id="abc"/>', '<a href="https://www.youtube.com/watch?v=abc">Watch on YouTube</a>', []],
    ['<Box>\n\na\n\n</Box>', '<p>a</p>', ['unknown-element']],
  ])('%s', async (source, expected, rules) => {
    const page = await renderMarkdown(source);
    expect(page.html).toContain(expected);
    expect(page.rules).toEqual(rules);
  });
});

describe('substitutions', () => {
  test('of the front matter', async () => {
    const source = '---\nsubstitutions:\n  name: "*Motion*"\n---\nThis is {{ name }}, not {{ other }}.';
    expect((await renderMarkdown(source)).html).toContain('<p>This is <em>Motion</em>, not {{ other }}.</p>');
  });

  test('that the extension Python Markdown saved', async () => {
    const { text } = await renderCells([markdown('x = {{x}}', { metadata: { variables: { x: '42' } } })]);
    expect(text).toBe('x = 42');
  });
});

describe('attachments', () => {
  const attachments = { 'my image (1).png': { 'image/png': pixel } };
  test.each([
    '![a](attachment:my image (1).png)',
    '![a](attachment:my%20image%20%281%29.png)',
    '<img src="attachment:my image (1).png">',
    '![a][ref]\n\n[ref]: <attachment:my image (1).png>',
  ])('%s', async (source) => {
    const { html, rules } = await renderCells([markdown(source, { attachments })]);
    expect(html).toMatch(/<img src="notebook-media:\w+\.png"/);
    expect(rules).toEqual([]);
  });

  test('SVG', async () => {
    const svg = '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>';
    const cell = markdown('![a](attachment:a.svg)', { attachments: { 'a.svg': { 'image/svg+xml': [svg] } } });
    expect((await renderCells([cell])).html).toMatch(/<img src="notebook-media:\w+\.svg"/);
  });
});

describe('footnotes', () => {
  test('one that nothing refers to is shown where it was written', async () => {
    const { html } = await renderMarkdown('Text.\n\n[^1]: The note\n\nMore.');
    expect(html).toContain('<p>[^1]: The note</p>');
  });

  test('of several cells go on counting, and link both ways', async () => {
    const { html, rules } = await renderCells([
      { ...markdown('a[^1]\n\n[^1]: first'), id: 'one' },
      { ...markdown('b[^1] c[^2]\n\n[^1]: second\n[^2]: third'), id: 'two' },
    ]);
    expect([...html.matchAll(/data-footnote-ref[^>]*>(\d+)</g)].map(([, number]) => number)).toEqual([
      '1',
      '2',
      '3',
    ]);
    expect(html).toContain('<ol start="2">');
    expect(html).toContain('href="#user-content-two-fn-1" id="user-content-two-fnref-1"');
    expect(html).toContain('aria-label="Back to reference 2"');
    expect(rules).toEqual([]);
  });

  test('that are defined in another cell are shown where they are referred to', async () => {
    const { html } = await renderCells([markdown('a[^x]'), markdown('[^x]: The note\n    of two lines')]);
    expect(html).toMatch(/data-footnote-ref[\s\S]*<li id="[^"]*">\s*<p>The note\s+of two lines/);
  });
});
