import { describe, expect, test } from 'vitest';
import { excerptHtml } from '../../src/astro/feed/excerpt-html.ts';
import { feedTree } from '../../src/astro/feed/feed-html.ts';
import { llmsSection, llmsTxt } from '../../src/astro/llms-txt.ts';
import type { CellSpan } from '../../src/astro/mark-positions.ts';
import type { NotebookPage } from '../../src/astro/pages.ts';
import { scriptJson } from '../../src/astro/script-json.ts';
import { siteAddress } from '../../src/astro/site-address.ts';
import { toHtml } from '../../src/render.ts';

const page = (rest: Partial<NotebookPage>): NotebookPage => ({
  ...{ id: 'a', path: '/a.ipynb', title: 'A', authors: [], tags: [], headings: [], readingTime: 1 },
  ...{ language: 'python', frontmatter: {}, data: {}, downloads: {}, launch: {}, excerpt: '' },
  ...rest,
});

describe('llms.txt', () => {
  test('lists the Markdown of each notebook; the page where there is none', () => {
    const notebooks = [
      page({
        title: 'A [b]\nc',
        downloads: { markdown: '/n/a.md' },
        url: '/n/a/',
        description: 'What\nit is.',
      }),
      page({ title: 'Page', url: '/n/page/' }),
      page({ title: 'Nowhere' }),
    ];
    expect(llmsTxt(notebooks, { title: 'Lab', description: 'About\nit.' })).toBe(
      '# Lab\n\n> About it.\n\n## Documents\n\n- [A \\[b\\] c](/n/a.md): What it is.\n- [Page](/n/page/)\n',
    );
    expect(llmsSection(notebooks.slice(1, 2), 'Notes')).toBe('## Notes\n\n- [Page](/n/page/)');
  });
});

test.for([
  ['/n/a/', '/', '/n/a/'],
  ['#b', '/n/a/', '/n/a/#b'],
  ['b.csv?x#y', '/n/a/', '/n/a/b.csv?x#y'],
  ['https://example.org/b', '/n/a/', 'https://example.org/b'],
  ['mailto:a@b', '/n/a/', 'mailto:a@b'],
])('without a site, %s in %s is %s', ([address = '', from, expected]) => {
  expect(siteAddress(address, from)).toBe(expected);
});

describe('HTML for feeds', () => {
  test.for([
    ['<p id="a" class="b" style="color:red" onclick="x()">t</p>', '<p>t</p>'],
    ['<script>x()</script><style>p{}</style><iframe src="/x"></iframe><svg><text>t</text></svg>', ''],
    ['<a href="javascript:x()">t</a><a href="/b">u</a>', '<a>t</a><a href="NEW:/b">u</a>'],
    ['<math><mi>x</mi><annotation>x_1</annotation></math>', '<code>x_1</code>'],
    [
      '<div class="nb-prompt">In [1]:</div><pre><code><span>a</span>\n<span>b</span></code></pre>',
      '<pre>a\nb</pre>',
    ],
    [
      '<img src="/a" alt="b" width="1" srcset="/c 2x" loading="lazy">',
      '<img src="NEW:/a" alt="b" width="1">',
    ],
  ])('%s is %s', ([html = '', expected]) => {
    const addressOf = (address: string) => (address.startsWith('/') ? `https://x.org/${address}` : address);
    expect(toHtml(feedTree(html, addressOf)).replaceAll('https://x.org/', 'NEW:')).toBe(expected);
  });

  const cells = (...texts: [CellSpan['kind'], string][]) => {
    let html = '';
    const spans = texts.map(([kind, text]): CellSpan => {
      const whole: [number, number] = [html.length, html.length + text.length];
      html += text;
      return { id: kind, kind, tags: [], whole };
    });
    return { html, cells: spans };
  };

  test('an excerpt is paragraphs of the first texts, until it is enough', () => {
    const long = `<p>${'word '.repeat(100)}</p>`;
    const notebook = cells(
      [
        'markdown',
        '<h1>Title</h1><p>First</p><p><img src="/a"> a picture</p><div><ul><li>item</li></ul></div>',
      ],
      ['code', '<p>output</p>'],
      ['markdown', `${long}<p>after</p>`],
    );
    expect(excerptHtml(notebook, (address) => address)).toBe(`<p>First</p><ul><li>item</li></ul>${long}`);
  });

  test('an excerpt does not end in a very long paragraph', () => {
    const notebook = cells(['markdown', `<p>First</p><p>${'word '.repeat(1000)}</p>`]);
    expect(excerptHtml(notebook, (address) => address)).toBe('<p>First</p>');
  });
});

test('JSON for a script has nothing in it that ends the script', () => {
  const data = { headline: '</script><!--<script>' };
  expect(scriptJson(data)).not.toContain('<');
  expect(JSON.parse(scriptJson(data))).toEqual(data);
});
