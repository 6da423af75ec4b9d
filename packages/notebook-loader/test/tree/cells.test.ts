import { describe, expect, test } from 'vitest';
import { code, markdown, renderCells, stream } from '../build-notebook.ts';

const run = async (source: string, metadata: object = {}) =>
  (await renderCells([code(source, [stream('OUT'), stream('ERR', 'stderr')], metadata)])).html;

describe('code', () => {
  test('tokens have classes and no styles', async () => {
    const html = await run('def f(x):\n    return "a" + 1  # SRC');
    expect(html).toContain(
      '<pre class="nb-source shiki"><code><span class="line"><span class="nb-t-keyword">def </span><span class="nb-t-function">f</span>',
    );
    expect(html).toContain('<span class="nb-t-comment"># SRC</span>');
    expect(html).not.toContain('style=');
    expect(html).toContain('<div class="nb-prompt" aria-hidden="true">In [1]:</div>');
  });

  test('a cell magic tells the language', async () => {
    expect(await run('%%bash\nif true; then echo SRC; fi')).toContain(
      '<span class="nb-t-keyword">then </span>',
    );
  });

  test('Shiki themes of the user become generated classes for light and dark', async () => {
    const themes = { light: 'github-light', dark: 'github-dark' };
    const { html, css } = await renderCells([code('def f(): pass')], { shiki: { themes } });
    expect(html).toMatch(/<span class="nb-s-\w{10}">def/);
    expect(css).toContain('color:light-dark(#D73A49,#F97583)');
  });

  test('an unknown theme is named, with those there are', async () => {
    const { html, messages } = await renderCells([code('x = 1')], {
      shiki: { themes: { light: 'nope', dark: 'nope' } },
    });
    expect(messages[0]?.reason).toMatch(/no theme “nope”. Choose one of .*github-light/);
    expect(html).toContain('x = 1');
  });
});

describe('Markdown cells', () => {
  test('tables, task lists, alerts, footnotes, fences', async () => {
    const { html } = await renderCells([
      markdown(
        '|a|\n|-|\n|1|\n\n- [x] done\n\n> [!WARNING]\n> hot\n\nf[^1]\n\n[^1]: g\n\n```python\nimport os\n```',
      ),
    ]);
    expect(html).toContain('<th scope="col">a</th>');
    expect(html).toContain('<input type="checkbox" checked disabled>');
    expect(html).toContain(
      '<aside class="nb-alert nb-alert-warning">\n<p class="nb-alert-title">Warning</p>\n<p>hot</p>',
    );
    expect(html).toContain('data-footnote-ref');
    expect(html).toContain('<span class="nb-t-keyword">import </span>');
  });

  test('elements that nobody knows keep their content', async () => {
    expect((await renderCells([markdown('<tip>\n\nUse **it**.\n\n</tip>')])).html).toContain(
      '<p>Use <strong>it</strong>.</p>',
    );
  });

  test('alert boxes of Bootstrap keep their class, other classes are dropped', async () => {
    const { html } = await renderCells([markdown('<div class="alert alert-info fixed">x</div>')]);
    expect(html).toContain('<div class="alert alert-info">x</div>');
  });
});

test('text is what a reader sees', async () => {
  const { text } = await renderCells([markdown('# A $x^2$\n\nb'), code('c', [stream('d')])]);
  expect(text).toBe('A x2\nb\nc\nd');
});
