import { fromHtml } from 'hast-util-from-html';
import { describe, expect, test } from 'vitest';
import { outputMarkdown } from '../../src/convert/output-markdown.ts';
import { replaceAddresses } from '../../src/convert/replace-addresses.ts';
import { type ShownCell, toMarkdown } from '../../src/convert/to-markdown.ts';
import { parseNotebook } from '../../src/nbformat/index.ts';

const tree = (html: string) => fromHtml(html, { fragment: true });

describe('addresses in Markdown', () => {
  test.for([
    ['[a](b.csv) and ![c](d.png "title")', '[a](NEW:b.csv) and ![c](NEW:d.png "title")'],
    ['[![a](a.png)](b.ipynb#c)', '[![a](NEW:a.png)](NEW:b.ipynb#c)'],
    ['[a.png](a.png)', '[a.png](NEW:a.png)'],
    ['[a](<b c.csv>)', '[a](<NEW:b c.csv>)'],
    ['![a](attachment:b.png)', '![a](NEW:attachment:b.png)'],
    ['[a][b]\n\n[b]: c.csv', '[a][b]\n\n[b]: NEW:c.csv'],
    ['<img src="a.png"> <a href=\'b.csv\'>b</a>', '<img src="NEW:a.png"> <a href=\'NEW:b.csv\'>b</a>'],
    ['[a](unknown.csv) [b](b.csv)', '[a](unknown.csv) [b](NEW:b.csv)'],
    ['[a](https://example.org/b.csv) [c](#d) <mailto:e@f> [g](//h/i)', 'same'],
    ['`[a](b.csv)`\n\n    [a](b.csv)\n\n```\n[a](b.csv)\n```', 'same'],
    ['**bold** and $x_1$', 'same'],
  ])('%j', async ([source, expected]) => {
    const resolve = async (address: string) => (address === 'unknown.csv' ? undefined : `NEW:${address}`);
    expect(await replaceAddresses(source ?? '', resolve)).toBe(expected === 'same' ? source : expected);
  });
});

describe('an output', () => {
  test.for([
    ['<pre>a\n<span class="nb-ansi-red">b</span>\n</pre>', '```\na\nb\n```'],
    ['<pre>```\n</pre>', '````\n```\n````'],
    ['<figure><img src="/a.webp" alt="A plot"></figure>', '![A plot](/a.webp)'],
    [
      '<table><tr><th></th><th>a</th></tr><tr><th>0</th><td>x | y</td></tr></table>',
      '| | a |\n| - | - |\n| 0 | x \\| y |',
    ],
    [
      '<math display="block"><mi>x</mi><annotation encoding="application/x-tex">x_1*2*</annotation></math>',
      '$$\nx_1*2*\n$$',
    ],
    ['<p>about <math><mi>x</mi><annotation>x_1</annotation></math></p>', 'about $x_1$'],
    ['<style>p { color: red }</style><script>alert(1)</script><p>text</p>', 'text'],
  ])('%s', ([html, expected]) => {
    expect(outputMarkdown(tree(html ?? ''))).toBe(expected);
  });

  test('that is very long is shortened, and says so', () => {
    const markdown = outputMarkdown(tree(`<pre>${'line\n'.repeat(20_000)}</pre>`));
    expect(markdown.length).toBeLessThan(25_000);
    expect(markdown).toMatch(/… [\d,]+ characters are left out here …/);
    const table = outputMarkdown(tree(`<table>${'<tr><td>cell</td></tr>'.repeat(10_000)}</table>`));
    expect(table).toMatch(/^\| \|\n\| - \|\n(?:\| cell \|\n)+\n… [\d,]+ characters are left out here …$/);
    expect(table.length).toBeLessThan(21_000);
  });
});

describe('a notebook', () => {
  const cell = (cell_type: string, id: string, source: string, rest: object = {}) => ({
    ...{ cell_type, id, source, metadata: {} },
    ...(cell_type === 'code' && { execution_count: 1, outputs: [] }),
    ...rest,
  });
  const notebook = parseNotebook(
    JSON.stringify({
      cells: [
        cell('markdown', 'front', '---\ntitle: T\n---\n# Heading\n\n![a](attachment:a b.png)', {
          attachments: { 'a b.png': {} },
        }),
        cell('code', 'shown', '#| label: fig-a\nprint("```")\n'),
        cell('code', 'folded', 'secret()'),
        cell('code', 'removed', 'gone()'),
        cell('code', 'other', '%%bash\nls'),
      ],
      metadata: { kernelspec: { name: 'python3', display_name: 'Python 3', language: 'python' } },
      nbformat: 4,
      nbformat_minor: 5,
    }),
  );
  const shown: Record<string, ShownCell> = {
    front: { source: true, output: tree('<ul><li>A work</li></ul>') },
    shown: { source: true, output: tree('<pre>out</pre>') },
    folded: { source: false, output: tree('<p>only the output</p>') },
    other: { source: true },
  };

  test('is its cells as the page shows them, below its front matter', async () => {
    const markdown = await toMarkdown(notebook, {
      frontmatter: { title: 'T', tags: ['a: b'], draft: undefined },
      shown: ({ id }) => shown[id],
      appended: [tree('<h2>References</h2><p>Another</p>')],
      addressOf: async (address) => `/files/${address.split(':')[1]}`,
    });
    expect(markdown).toBe(`---
title: T
tags:
  - "a: b"
---

# Heading

![a](/files/a%20b.png)

* A work

\`\`\`\`python
print("\`\`\`")
\`\`\`\`

\`\`\`
out
\`\`\`

only the output

\`\`\`bash
%%bash
ls
\`\`\`

## References

Another
`);
  });

  test('begins with its title where it has no heading', async () => {
    const markdown = await toMarkdown(notebook, {
      ...{ frontmatter: {}, heading: 'T', addressOf: async () => undefined },
      shown: ({ id }) => (id === 'folded' ? shown.folded : undefined),
    });
    expect(markdown).toBe('# T\n\nonly the output\n');
  });
});
