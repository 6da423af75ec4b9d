import { describe, expect, test } from 'vitest';
import { code, display, markdown, notebook, pixel, renderCells, stream } from '../build-notebook.ts';
import { checkNotebook } from './check-notebook.ts';
import { limitsMissed } from './summary.ts';

const cells = [
  { ...markdown('# Gait\n\nA *long* walk, $x^2$. [Down](#Far-Down)'), id: 'intro' },
  {
    ...code('#| label: x\nprint("steps")', [
      stream('10 %\r20 %\n\u001b[31mdone\u001b[0m\n'),
      display({ 'text/html': '<table><tr><td>stride</td></tr></table>', 'text/plain': 'stride' }),
      display({ 'image/png': pixel, 'text/plain': '<Figure>' }),
      display({ 'text/plain': 'array([1, 2])' }),
      { output_type: 'error', ename: 'E', evalue: 'odd', traceback: ['E: odd'] },
    ]),
    id: 'run',
  },
  { ...code('quiet()', [], { tags: ['remove_input'] }), id: 'quiet' },
  { ...markdown('## Far Down'), id: 'down' },
];
const json = notebook(cells);
const messages: string[] = [];

const page = async () => (await renderCells(cells)).html;
const findings = (html: string) => checkNotebook(json, html, messages)?.findings ?? [];

test('a whole page has no findings, and everything was counted', async () => {
  const check = checkNotebook(json, await page(), messages);
  expect(check).toMatchObject({
    findings: [],
    cells: 4,
    hidden: 1,
    outputs: 5,
    named: 0,
    links: 1,
    expressions: 1,
  });
  expect(check?.shown.get('text/html')).toBe(1);
});

describe('a doctored page is found out', () => {
  test.each<[string, string | RegExp, string, object]>([
    ['a word of Markdown', 'long', '', { kind: 'text', cell: 1, detail: /long/ }],
    ['a whole cell', /<section id="cell-down"[\s\S]*?<\/section>/, '', { kind: 'text', cell: 4 }],
    ['a piece of source', 'steps', 'step', { kind: 'text', cell: 2, detail: /source/ }],
    ['a line of a stream', 'done', '', { kind: 'text', cell: 2 }],
    ['a cell of a table', '<td>stride</td>', '<td></td>', { kind: 'text', cell: 2, detail: /stride/ }],
    ['a picture', /<img[^>]*>/, '', { kind: 'text', cell: 2, detail: /picture/ }],
    ['a text output', 'array([1, 2])', '', { kind: 'text', cell: 2 }],
    ['a traceback', 'E: odd', '', { kind: 'text', cell: 2 }],
    [
      'a whole output',
      /<div class="nb-output nb-html"[\s\S]*?<\/table><\/div><\/div>/,
      '',
      { kind: 'output', cell: 2, detail: /text\/html/ },
    ],
    [
      'an output that is said to be impossible, but not in the report',
      /<div class="nb-output nb-html"[\s\S]*?<\/table><\/div><\/div>/,
      '<p class="nb-notice">This page cannot show it.</p>',
      { kind: 'output', cell: 2, detail: /report does not/ },
    ],
    ['the place that a link leads to', 'id="far-down"', 'id="far-up"', { kind: 'link', cell: 1 }],
    ['the wrong place of a link', 'href="#far-down"', 'href="#gait"', { kind: 'link', cell: 1 }],
    [
      'an expression',
      /<math[\s\S]*<\/math>/,
      '<code class="nb-math-error">$x^2$</code>',
      { kind: 'math', detail: '$x^2$' },
    ],
  ])('%s', async (_, target, replacement, finding) => {
    const whole = await page();
    const doctored = whole.replace(target, replacement);
    expect(doctored).not.toBe(whole);
    const expected = Object.fromEntries(
      Object.entries(finding).map(([key, value]) => [
        key,
        value instanceof RegExp ? expect.stringMatching(value) : value,
      ]),
    );
    expect(findings(doctored)).toContainEqual(expect.objectContaining(expected));
  });

  test('the exit status tells', async () => {
    const check = checkNotebook(json, (await page()).replace('done', ''), messages);
    expect(limitsMissed([{ name: 'a', ms: 1, ...(check ? { check } : {}) }])).toEqual([
      expect.stringContaining('missing from its page'),
    ]);
    expect(limitsMissed([{ name: 'a', ms: 1, crash: 'x' }])).toHaveLength(1);
    expect(limitsMissed([{ name: 'a', ms: 1 }])).toEqual([]);
    expect(limitsMissed([])).toHaveLength(1);
  });
});
