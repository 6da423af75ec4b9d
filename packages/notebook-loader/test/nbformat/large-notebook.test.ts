import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { NotebookError, parseNotebook } from '../../src/nbformat/index.ts';
import { CellScanner } from '../../src/nbformat/large/cell-scanner.ts';
import { LargeNotebook } from '../../src/nbformat/large/large-notebook.ts';
import { placesOfCells } from '../../src/nbformat/locate.ts';
import { code, display, markdown, notebook, pixel, stream } from '../build-notebook.ts';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'large-notebook-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

/** What both ways of reading say of a file: the notebook, or why it is none. */
async function readBothWays(content: string | Uint8Array) {
  const file = join(folder, 'a.ipynb');
  await writeFile(file, content);
  const large = new LargeNotebook(file);
  try {
    return {
      whole: outcome(() => parseNotebook(Buffer.from(content), { path: 'a.ipynb' })),
      cellwise: outcome(() => large.read('a.ipynb')),
    };
  } finally {
    large.close();
  }
}

function outcome(read: () => unknown): unknown {
  try {
    // Outputs are read while the file is open.
    return JSON.parse(JSON.stringify(read()));
  } catch (error) {
    if (!(error instanceof NotebookError)) throw error;
    const { message, line, column, cell, hint } = error;
    return { message, line, column, cell, hint };
  }
}

const cells = [
  markdown('# “Title” \\ \n', { id: 'a', attachments: { 'a.png': { 'image/png': pixel } } }),
  code('print("]}")', [
    stream('"{[\\"\n'),
    display({ 'image/png': pixel, 'application/json': { cells: [1] } }),
  ]),
  code('x', [], { cells: ['{'] }),
  { cell_type: 'raw', metadata: {}, source: ['a\n', 'b'] },
];
const plain = notebook(cells, { cells: { cells: [] }, language_info: { name: 'r' } });
const indented = JSON.stringify(JSON.parse(plain), null, 1);
const long = 'A\\"/'.repeat(300_000);
const old = { nbformat: 3, worksheets: [{ cells: [{ cell_type: 'code', input: 'a', outputs: [] }] }] };

describe('reads what parseNotebook reads', () => {
  test.each<[string, string | Uint8Array]>([
    ['in one line', plain],
    ['indented', indented],
    ['with Windows line ends', indented.replaceAll('\n', '\r\n')],
    ['cells last', `{"metadata":{"x":"\\\\"},"cells":${JSON.stringify(cells)}}`],
    ['the same id twice', notebook([markdown('a', { id: 'a' }), markdown('b', { id: 'a' }), markdown('c')])],
    ['cells that are none', notebook([null, 1, 'a "b"', [], {}, { cell_type: 'x' }, markdown('a')])],
    [
      'outputs that are none',
      notebook([{ cell_type: 'code', outputs: [null, {}, { output_type: 'x' }], source: 1 }]),
    ],
    ['no cells', notebook([])],
    ['a comma behind the last cell, in one line', plain.replace(/\]\}$/, ',]}')],
    ['a comma behind the last cell', indented.replace(/\}\n \]/, '},\n ]')],
    [
      'NaN and a raw line end in a cell',
      plain.replace('"execution_count":1', '"execution_count":NaN').replace('print(', 'pri\nnt('),
    ],
    ['zeros at the end', `${plain}\0\0\0`],
    ['a later version', plain.replace('"nbformat":4', '"nbformat":99')],
    ['an older version', JSON.stringify(old)],
    ['a byte order mark', `\uFEFF${indented}`],
    ['UTF-16', new Uint8Array(Buffer.from(`\uFEFF${plain}`, 'utf16le'))],
    ['Windows-1252', new Uint8Array(Buffer.from(notebook([markdown('é')]), 'latin1'))],
    [
      'long strings',
      notebook([code(long, [stream(`${long}é\n`), display({ 'image/png': `${long}\n` })], { [long]: long })]),
    ],
    ['two lists of cells', plain.replace(/^\{/, '{"cells":[],')],
  ])('%s', async (_, content) => {
    const { whole, cellwise } = await readBothWays(content);
    expect(cellwise).toEqual(whole);
    expect(whole).toHaveProperty('cells');
  });
});

describe('refuses what parseNotebook refuses, with the same place', () => {
  const at = indented.indexOf('print(');
  test.each<[string, string]>([
    ['truncated in an output', indented.slice(0, indented.indexOf('iVBOR', at) + 20)],
    ['truncated between cells', indented.slice(0, indented.indexOf('"cell_type": "raw"') - 4)],
    ['truncated before the end', indented.slice(0, indented.lastIndexOf('}'))],
    ['truncated in an escape', indented.slice(0, indented.indexOf('\\"]}') + 1)],
    ['a comma is missing in a cell', indented.replace('"execution_count": 1,', '"execution_count": 1')],
    ['a bracket is missing in a cell', indented.replace(/\n {3}\]/, '')],
    ['a comma is missing between cells', indented.replace(/\},\n {2}\{/, '}\n  {')],
    ['a string is not closed', indented.replace('print(\\"]}\\")"', 'print(')],
    ['a merge conflict in a cell', indented.replace('"metadata": {},', '<<<<<<< HEAD\n=======\n>>>>>>> b\n')],
    ['something behind it', `${indented}\n{"cells": []}`],
    ['a broken place behind the cells', indented.replace(/\}$/, ',,}')],
    [
      'a byte order mark, and a broken first line',
      `\uFEFF${plain.replace('"execution_count":1', '"execution_count"')}`,
    ],
    ['a list', '[1]'],
    ['nothing', ''],
    ['a page', '<!DOCTYPE html><html></html>'],
    ['no list of cells', '{"cells":{}}'],
  ])('%s', async (_, content) => {
    const { whole, cellwise } = await readBothWays(content);
    expect(cellwise).toEqual(whole);
    expect(whole).toHaveProperty('hint');
  });
});

test('cells are found wherever the pieces of a file end', () => {
  const whole = rangesOf(indented, indented.length);
  expect(
    whole.map(({ start, end }) => JSON.parse(Buffer.from(indented).toString('utf8', start, end))),
  ).toEqual(cells);
  for (const size of [1, 2, 3, 7]) expect(rangesOf(indented, size)).toEqual(whole);
});

test('tells where cells begin', async () => {
  for (const content of [indented, `\uFEFF${plain}`, JSON.stringify(old)]) {
    const file = join(folder, 'places.ipynb');
    await writeFile(file, content);
    const large = new LargeNotebook(file);
    expect(large.placesOf(new Set([2, 1, 9]))).toEqual(
      placesOfCells(content.replace('\uFEFF', ''), new Set([1, 2, 9])),
    );
    large.close();
  }
});

function rangesOf(text: string, size: number) {
  const scanner = new CellScanner();
  const bytes = Buffer.from(text);
  for (let at = 0; at < bytes.length; at += size) scanner.push(bytes.subarray(at, at + size));
  scanner.end();
  return scanner.cells;
}
