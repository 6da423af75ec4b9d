import { describe, expect, test } from 'vitest';
import { NotebookError, parseNotebook } from '../../src/nbformat/index.ts';

const good =
  '{"nbformat":4,"nbformat_minor":5,"metadata":{},"cells":[{"cell_type":"markdown","metadata":{},"source":"é"}]}';

function errorOf(content: string | Uint8Array): NotebookError {
  try {
    parseNotebook(content, { path: 'a.ipynb' });
  } catch (error) {
    if (error instanceof NotebookError) return error;
    throw error;
  }
  throw new Error('It was read without an error.');
}

describe('refused, with place and remedy', () => {
  const third = '{\n "cells": [\n  {"source": "a"},\n  {"source": [1,2}\n ]\n}';
  test.each<[string, string, RegExp, { line?: number; column?: number; cell?: number }]>([
    ['nothing', '', /empty.*Save the notebook again/, {}],
    ['white space', ' \n ', /empty/, {}],
    [
      'LFS pointer',
      'version https://git-lfs.github.com/spec/v1\noid sha256:0',
      /Git LFS pointer.*git lfs pull/,
      { line: 1 },
    ],
    [
      'merge conflict',
      '{"cells":[\n<<<<<<< HEAD\n{}\n=======\n>>>>>>> b\n]}',
      /merge conflict.*nbdime/,
      { line: 2, column: 1 },
    ],
    ['HTML page', '<!DOCTYPE html><html></html>', /HTML page.*Raw/, { line: 1 }],
    ['front matter', '---\ntitle: x\n---', /jupytext/, { line: 1 }],
    ['truncated', '{"cells":[{"cell_type":"code"},{"source":["a', /truncated/, { line: 1, cell: 1 }],
    ['truncated between tokens', '{"cells":[{"cell_type":"code"},', /truncated/, { line: 1 }],
    ['syntax error', third, /JSON is broken here/, { line: 4, column: 18, cell: 1 }],
    ['a list', '[1]', /holds a list/, { line: 1 }],
    ['null', 'null', /begins with "null"|holds null/, { line: 1 }],
    ['a string', '"x"', /begins with|a string/, { line: 1 }],
    ['no cells', '{"metadata":{}}', /no list of cells/, { line: 1 }],
  ])('%s', (_, content, message, place) => {
    const error = errorOf(content);
    expect(error.message).toMatch(message);
    expect(error.message.startsWith('a.ipynb')).toBe(true);
    expect(error.hint).toMatch(/\w/);
    expect(error).toMatchObject(place);
  });
});

describe('read nevertheless', () => {
  const utf16le = new Uint8Array(Buffer.from(`\uFEFF${good}`, 'utf16le'));
  test.each<[string, string | Uint8Array]>([
    ['byte order mark', `\uFEFF${good}`],
    ['UTF-8 bytes with mark', new Uint8Array(Buffer.from(`\uFEFF${good}`))],
    ['UTF-16 little endian', utf16le],
    ['UTF-16 big endian', new Uint8Array(Buffer.from(utf16le).swap16())],
    ['UTF-16 without mark', utf16le.slice(2)],
    ['Latin-1', new Uint8Array(Buffer.from(good, 'latin1'))],
    ['CRLF', good.replaceAll(',', ',\r\n')],
  ])('%s', (_, content) => {
    expect(parseNotebook(content).cells[0]).toMatchObject({ cell_type: 'markdown', source: 'é' });
  });

  test.each([
    ['NaN', good.replace('"metadata":{}', '"metadata":{"a":NaN,"b":[-Infinity]}')],
    ['trailing commas', good.replace('"é"', '"é",').replace('}]}', '},]}')],
    ['raw line end in a string', good.replace('"é"', '"é",  "x": "a\nb"')],
  ])('%s, and says so', (_, content) => {
    const { cells, problems } = parseNotebook(content);
    expect(cells[0]?.source).toBe('é');
    expect(problems.map(({ ruleId }) => ruleId)).toEqual(['lenient-json']);
  });

  test('nothing is repaired inside of strings', () => {
    const content = good.replace('"é"', '"a NaN ,] b"').replace('"metadata":{}', '"metadata":{"a":NaN}');
    expect(parseNotebook(content).cells[0]?.source).toBe('a NaN ,] b');
  });
});

describe('odd cells and outputs', () => {
  const read = (cells: string) => parseNotebook(`{"nbformat":4,"metadata":{},"cells":[${cells}]}`);
  test.each([
    ['cell that is no object', '7', 'malformed-cell'],
    ['cell without source', '{"cell_type":"markdown"}', 'malformed-cell'],
    ['unknown cell type', '{"cell_type":"x","source":"a"}', 'unknown-cell-type'],
    ['output without type', '{"cell_type":"code","source":"","outputs":[{}]}', 'unknown-output-type'],
    ['output that is no object', '{"cell_type":"code","source":"","outputs":[1]}', 'malformed-output'],
    ['outputs that are no list', '{"cell_type":"code","source":"","outputs":{}}', 'malformed-output'],
    [
      'data of the wrong type',
      '{"cell_type":"code","source":"","outputs":[{"output_type":"display_data","data":5}]}',
      'malformed-output',
    ],
    [
      'two cells of one id',
      '{"cell_type":"raw","id":"a","source":""},{"cell_type":"raw","id":"a","source":""}',
      'duplicate-id',
    ],
  ])('%s is reported, and the rest is read', (_, cells, rule) => {
    const notebook = read(`${cells},{"cell_type":"markdown","source":"last"}`);
    expect(notebook.problems.map(({ ruleId }) => ruleId)).toContain(rule);
    expect(notebook.cells.at(-1)?.source).toBe('last');
  });

  test('every cell has a unique id', () => {
    const ids = read(
      '{"cell_type":"raw","id":"2"},{"cell_type":"raw"},{"cell_type":"raw","id":"a b"},{"cell_type":"raw","id":"2"}',
    ).cells.map(({ id }) => id);
    expect(ids[0]).toBe('2');
    expect(new Set(ids).size).toBe(4);
  });

  test('lone surrogates and NUL characters are replaced', () => {
    expect(read('{"cell_type":"markdown","source":"a\\ud800b\\u0000c"}').cells[0]?.source).toBe(
      'a\uFFFDb\uFFFDc',
    );
  });
});
