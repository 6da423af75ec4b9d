import { describe, expect, test } from 'vitest';
import { parseNotebook } from '../../src/nbformat/index.ts';

const read = (value: unknown) => parseNotebook(JSON.stringify(value));

test('nbformat 1', () => {
  const { nbformat, cells } = read({
    nbformat: 1,
    cells: [
      { cell_type: 'text', text: '# hi' },
      { cell_type: 'code', code: ['a\n', 'b'], prompt_number: 3 },
    ],
  });
  expect(nbformat).toBe(1);
  expect(cells).toMatchObject([
    { cell_type: 'markdown', source: '# hi' },
    { cell_type: 'code', source: 'a\nb', execution_count: 3, outputs: [] },
  ]);
});

test('nbformat 2 names outputs output_text, output_png …', () => {
  const { cells } = read({
    nbformat: 2,
    worksheets: [
      {
        cells: [
          {
            cell_type: 'code',
            input: '1',
            prompt_number: 2,
            outputs: [{ output_type: 'pyout', prompt_number: 2, output_text: '1', output_html: '<b>1</b>' }],
          },
        ],
      },
    ],
  });
  expect(cells).toMatchObject([
    {
      outputs: [
        {
          output_type: 'execute_result',
          execution_count: 2,
          data: { 'text/plain': '1', 'text/html': '<b>1</b>' },
        },
      ],
    },
  ]);
});

describe('nbformat 3', () => {
  test.each<[string, object, object]>([
    [
      'heading',
      { cell_type: 'heading', level: 3, source: ['a\n', 'b'] },
      { cell_type: 'markdown', source: '### a b' },
    ],
    ['html', { cell_type: 'html', source: '<b>' }, { cell_type: 'markdown', source: '<b>' }],
    ['raw', { cell_type: 'raw', source: 'x' }, { cell_type: 'raw', source: 'x' }],
    [
      'collapsed',
      { cell_type: 'code', input: '1', collapsed: true, outputs: [] },
      { metadata: { collapsed: true } },
    ],
    [
      'stream',
      {
        cell_type: 'code',
        input: '',
        outputs: [{ output_type: 'stream', stream: 'stderr', text: ['a', 'b'] }],
      },
      { outputs: [{ output_type: 'stream', name: 'stderr', text: 'ab' }] },
    ],
    [
      'error',
      {
        cell_type: 'code',
        input: '',
        outputs: [{ output_type: 'pyerr', ename: 'E', evalue: 'v', traceback: ['t'] }],
      },
      { outputs: [{ output_type: 'error', ename: 'E', evalue: 'v', traceback: ['t'] }] },
    ],
    [
      'JSON output as text',
      { cell_type: 'code', input: '', outputs: [{ output_type: 'display_data', json: '{"a":1}', png: 'x' }] },
      { outputs: [{ data: { 'application/json': { a: 1 }, 'image/png': 'x' } }] },
    ],
  ])('%s', (_, cell, expected) => {
    expect(read({ nbformat: 3, worksheets: [{ cells: [cell] }] }).cells[0]).toMatchObject(expected);
  });

  test('all worksheets are joined, the language of the cells becomes that of the notebook', () => {
    const cell = { cell_type: 'code', input: 'x', language: 'julia', outputs: [] };
    const notebook = read({ nbformat: 3, worksheets: [{ cells: [cell] }, { cells: [cell] }] });
    expect(notebook.cells).toHaveLength(2);
    expect(notebook.language).toBe('julia');
  });
});

test('a later minor version is read', () => {
  const notebook = read({ nbformat: 4, nbformat_minor: 99, metadata: {}, cells: [], future: 1 });
  expect(notebook).toMatchObject({ nbformat: 4, nbformat_minor: 99, cells: [] });
});

describe('language', () => {
  const cells = (source: string) => [{ cell_type: 'code', source, outputs: [] }];
  test.each<[string, object, string, string]>([
    ['language_info', { language_info: { name: 'R' } }, '', 'r'],
    ['python3', { language_info: { name: 'python3' } }, '', 'python'],
    ['java11', { kernelspec: { language: 'java11' } }, '', 'java'],
    ['C++17', { language_info: { name: 'C++17' } }, '', 'cpp'],
    ['kernelspec as text', { kernelspec: 'julia-1.6' }, '', 'julia'],
    ['C#', { language_info: { name: 'C#' } }, '', 'csharp'],
    ['guess: Python', {}, 'import os', 'python'],
    ['guess: R', {}, 'x <- 3', 'r'],
    ['nothing to tell', {}, 'hm', 'text'],
  ])('%s', (_, metadata, source, language) => {
    expect(read({ nbformat: 4, metadata, cells: cells(source) }).language).toBe(language);
  });
});
