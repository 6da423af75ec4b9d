import { expect, test } from 'vitest';
import { cleanNotebook } from '../../src/convert/clean-notebook.ts';
import { writeNotebook } from '../../src/convert/write-notebook.ts';
import { parseNotebook } from '../../src/nbformat/index.ts';

const stream = { output_type: 'stream', name: 'stdout', text: 'out\n' };
const result = {
  output_type: 'execute_result',
  execution_count: 7,
  metadata: {},
  data: { 'text/plain': '1' },
};

/** A code cell that ran, with the given metadata. */
const ran = (metadata: object) => ({
  cell_type: 'code',
  id: 'ran',
  metadata,
  execution_count: 7,
  source: 'f()',
  outputs: [stream, result],
});

function clean(cells: object[], metadata: object = {}) {
  const notebook = JSON.stringify({ cells, metadata, nbformat: 4, nbformat_minor: 5 });
  return JSON.parse(writeNotebook(cleanNotebook(parseNotebook(notebook))));
}

test('outputs and execution counts are gone, the rest is as it was', () => {
  const text = { cell_type: 'markdown', id: 'm', metadata: { tags: ['x'] }, source: 'A\nB' };
  expect(clean([text, ran({ tags: ['y'], slideshow: { slide_type: 'slide' } })])).toEqual({
    cells: [
      { ...text, source: ['A\n', 'B'] },
      {
        cell_type: 'code',
        id: 'ran',
        metadata: { tags: ['y'], slideshow: { slide_type: 'slide' } },
        execution_count: null,
        source: ['f()'],
        outputs: [],
      },
    ],
    metadata: {},
    nbformat: 4,
    nbformat_minor: 5,
  });
});

test.for([
  [{ tags: ['keep_output'] }, {}, true],
  [{ keep_output: true }, {}, true],
  [{ init_cell: true }, {}, true],
  [{}, { keep_output: true }, true],
  [{ keep_output: false }, { keep_output: true }, false],
  [{ init_cell: false, tags: ['keep_output'] }, {}, false],
])(
  'as with nbstripout, a cell with %o in a notebook with %o keeps its outputs: %o',
  ([cell, notebook, keeps]) => {
    const [{ outputs, execution_count }] = clean([ran(Object(cell))], Object(notebook)).cells;
    const kept = [
      { ...stream, text: ['out\n'] },
      { ...result, execution_count: null, data: { 'text/plain': ['1'] } },
    ];
    expect(outputs).toEqual(keeps ? kept : []);
    expect(execution_count).toBeNull();
  },
);

test.for([
  // nbstripout's own
  [{ signature: 'sha256:…', widgets: { state: {} } }, {}],
  // What names the machine, its folders, runs and people
  [{ papermill: { input_path: '/home/ada/x.ipynb' }, interpreter: { hash: 'ab' }, trusted: true }, {}],
  [{ vscode: { interpreter: { hash: 'ab' } } }, {}],
  [{ colab: { provenance: [{ file_id: '1' }], toc_visible: true } }, { colab: { toc_visible: true } }],
  [
    { title: 'Kept', authors: [] },
    { title: 'Kept', authors: [] },
  ],
])('metadata %o becomes %o', ([before, after]) => {
  expect(clean([], Object(before)).metadata).toEqual(after);
});

test.for([
  [
    {
      collapsed: true,
      scrolled: true,
      ExecuteTime: {},
      execution: {},
      heading_collapsed: true,
      hidden: true,
    },
    {},
  ],
  [
    { executionInfo: { user: { displayName: 'Ada' } }, outputId: 'x', colab: { base_uri: 'https://x' } },
    { colab: {} },
  ],
  [{ jupyter: { source_hidden: true } }, { jupyter: { source_hidden: true } }],
])('metadata %o of a cell becomes %o', ([before, after]) => {
  expect(clean([ran(Object(before))]).cells[0].metadata).toEqual(after);
});

const standard = { name: 'python3', display_name: 'Python 3 (ipykernel)', language: 'python' };

test.for([
  [{ name: 'python3', display_name: 'Python 3', language: 'python' }, 'same'],
  [{ name: 'conda-env-lab-py', display_name: 'Python [conda env:lab] *', language: 'python' }, standard],
  [{ name: 'python3', display_name: "Python 3.9.7 ('base')", language: 'python' }, standard],
  [{ name: 'python3', display_name: '.venv', language: 'python' }, standard],
  [
    { name: 'conda-env-r-r', display_name: 'R [conda env:r]' },
    { name: 'ir', display_name: 'R', language: 'R' },
  ],
  [{ name: 'julia-1.9', display_name: 'Julia 1.9', language: 'julia' }, 'same'],
])('kernel %o becomes %o', ([kernelspec, expected]) => {
  expect(clean([], { kernelspec }).metadata.kernelspec).toEqual(expected === 'same' ? kernelspec : expected);
});

test('what is no kernel at all is left out, since Jupyter would refuse the file', () => {
  expect(clean([], { kernelspec: 'python3' }).metadata).toEqual({});
});
