import { gzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { NotebookError } from '../../src/nbformat/index.ts';
import { renderNotebook, toHtml } from '../../src/render.ts';
import { pixel } from '../build-notebook.ts';

const bytes = (hex: string) => new Uint8Array(Buffer.from(hex, 'hex'));
const cellText = '{"cell_type":"markdown","metadata":{},"source":"the rest"}';
const notebook = (cells: string, metadata = '{}') =>
  `{"nbformat":4,"nbformat_minor":5,"metadata":${metadata},"cells":[${cells}]}`;
const beside = (cell: string) => notebook(`${cell},${cellText}`);
const withOutputs = (outputs: string, metadata?: string) =>
  notebook(`{"cell_type":"code","metadata":{},"source":"run()","outputs":${outputs}},${cellText}`, metadata);
const display = (data: string) =>
  withOutputs(`[{"output_type":"display_data","metadata":{},"data":${data}}]`);
const widgets = (state: string) =>
  withOutputs(
    '[{"output_type":"display_data","metadata":{},"data":{"application/vnd.jupyter.widget-view+json":{"model_id":"m"},"text/plain":"HTML()"}}]',
    `{"widgets":${state}}`,
  );

type Place = { line?: number; column?: number; cell?: number };

/** Files that are no notebook: what is said about them, and where. */
const explained: [name: string, content: string | Uint8Array, said: RegExp, place: Place][] = [
  [
    'Git LFS pointer after a mark',
    '\uFEFFversion https://git-lfs.github.com/spec/v1\r\noid',
    /git lfs pull/,
    { line: 1 },
  ],
  [
    'merge conflict in a source, with a base',
    '{"cells":[{"source":[\n<<<<<<< HEAD\n"a"\n||||||| base\n=======\n"b"\n>>>>>>> x\n]}]}',
    /merge conflict.*nbdime/,
    { line: 2, column: 1, cell: 0 },
  ],
  [
    'merge conflict with CRLF',
    '{"cells":[\r\n<<<<<<< HEAD\r\n=======\r\n>>>>>>> b\r\n]}',
    /merge conflict/,
    { line: 2 },
  ],
  ['HTML behind a comment', '<!-- saved from -->\n<html>', /HTML or XML.*Raw/, { line: 1 }],
  [
    'answer of an object store',
    '<?xml version="1.0"?><Error><Code>AccessDenied</Code></Error>',
    /HTML or XML/,
    { line: 1 },
  ],
  ['answer of GitHub as text', '404: Not Found', /answer of a server/, { line: 1 }],
  [
    'answer of GitHub as JSON',
    '{"message":"Not Found","status":"404"}',
    /no list of cells.*“message”, “status”/,
    { line: 1 },
  ],
  ['gzip', new Uint8Array(gzipSync(notebook(''))), /gzip archive.*Unpack/, { line: 1 }],
  ['ZIP', bytes('504b0304140000000800'), /ZIP archive/, { line: 1 }],
  ['PDF', '%PDF-1.7\n', /PDF document/, { line: 1 }],
  ['picture', new Uint8Array(Buffer.from(pixel, 'base64')), /picture/, { line: 1 }],
  ['script', '# %%\nimport os', /a script.*jupytext/, { line: 1 }],
  ['zeros', new Uint8Array(64), /nothing but zeros/, { line: 1 }],
  [
    'UTF-32',
    Uint8Array.from([...notebook('')].flatMap((letter) => [letter.charCodeAt(0), 0, 0, 0])),
    /encoding other than UTF-8/,
    { line: 1 },
  ],
  ['Python’s repr', "{'cells': []}", /broken here, at "'cells'/, { line: 1, column: 2 }],
  ['keys without quotes', '{\n  cells: []}', /broken here, at "cells/, { line: 2, column: 3 }],
  ['comments', '{\n// cells\n"cells":[]}', /broken here, at "\/\/ cells/, { line: 2, column: 1 }],
  [
    'missing comma between cells',
    '{"cells":[\n{"source":"a"}\n{"source":"b"}]}',
    /broken here/,
    { line: 3, column: 1 },
  ],
  [
    'missing colon in a cell',
    '{"cells":[{},\n{"source" "b"}]}',
    /broken here/,
    { line: 2, column: 11, cell: 1 },
  ],
  [
    'two notebooks in one file',
    `${notebook('')}\n${notebook('')}`,
    /second notebook/,
    { line: 2, column: 1 },
  ],
  [
    'cut off in a string',
    '{"cells":[{"source":["a\\n",\n"b',
    /truncated.*version control/,
    { line: 2, cell: 0 },
  ],
  ['cut off in a key', '{"cells":[{"cell_ty', /truncated/, { line: 1, cell: 0 }],
  ['cut off after NaN', '{"a":NaN,\n"cells":[{', /truncated/, { line: 2, cell: 0 }],
  ['cut off in an escape', '{"cells":["\\u12', /truncated/, { line: 1 }],
  ['cells as an object', '{"nbformat":4,"cells":{"0":{}}}', /no list of cells/, { line: 1 }],
  ['cells as null', '{"nbformat":4,"cells":null}', /no list of cells/, { line: 1 }],
  ['brackets without end', '['.repeat(100_000), /truncated/, { line: 1 }],
];

describe('explained, with file, place and remedy', () => {
  test.each(explained)('%s', async (_, content, said, place) => {
    const error: unknown = await renderNotebook(content, { path: 'a.ipynb' }).catch(
      (thrown: unknown) => thrown,
    );
    if (!(error instanceof NotebookError)) throw new Error('It was not refused as a notebook.');
    expect(error.message).toMatch(said);
    expect(error.message).toMatch(/^a\.ipynb:\d+:\d+ ?(?:\(cell \d+\))?: /);
    expect(error).toMatchObject(place);
    expect(error.hint).toMatch(/^[A-Z].*\.$/);
  });
});

/** Files that are shown, what of the odd part is on the page, and the rule that reports it. */
const shown: [name: string, content: string | Uint8Array, text: RegExp, rule: string | undefined][] = [
  [
    'control character in a string',
    beside('{"cell_type":"markdown","source":"a\u0001b"}'),
    /a.?b/,
    'lenient-json',
  ],
  ['NUL in a string', beside('{"cell_type":"markdown","source":"a\0b"}'), /a\uFFFDb/, 'lenient-json'],
  ['NUL after the end', `${notebook(cellText)}\0\0\0`, /the rest/, 'lenient-json'],
  ['a Windows path', beside('{"cell_type":"raw","metadata":{},"source":"C:\\x"}'), /C:\\x/, 'lenient-json'],
  ['half an escape', beside('{"cell_type":"raw","metadata":{},"source":"\\u12"}'), /\\u12/, 'lenient-json'],
  ['lone surrogate', beside('{"cell_type":"markdown","source":"a\\ud800b"}'), /a\uFFFDb/, undefined],
  [
    'number too large',
    beside('{"cell_type":"code","source":"run()","execution_count":1e999,"outputs":[]}'),
    /In \[ \]/,
    undefined,
  ],
  [
    'version as text',
    '{"nbformat":"4","cells":[{"cell_type":"markdown","source":"the rest"}]}',
    /the rest/,
    undefined,
  ],
  ['version of the future', `{"nbformat":99,"cells":[${cellText}]}`, /the rest/, 'newer-nbformat'],
  [
    'version 4 with worksheets',
    `{"nbformat":4,"worksheets":[{"cells":[${cellText}]}]}`,
    /the rest/,
    undefined,
  ],
  [
    'version 3 with cells',
    `{"nbformat":3,"cells":[{"cell_type":"code","input":"run()"},${cellText}]}`,
    /run\(\)/,
    undefined,
  ],
  ['metadata of the wrong type', notebook(cellText, '[1]'), /the rest/, undefined],
  [
    'language of the wrong type',
    notebook(cellText, '{"language_info":5,"kernelspec":[]}'),
    /the rest/,
    undefined,
  ],
  ['cells twice', `{"cells":[],"cells":[${cellText}]}`, /the rest/, undefined],
  ['cell that is null', beside('null'), /null/, 'malformed-cell'],
  ['cell that is a text', beside('"some text"'), /some text/, 'malformed-cell'],
  ['cell of another case', beside('{"cell_type":"Markdown","source":"# Big"}'), /Big/, undefined],
  ['source that is a number', beside('{"cell_type":"markdown","source":57}'), /57/, undefined],
  [
    'source that is an object',
    beside('{"cell_type":"code","source":{"a":57},"outputs":[]}'),
    /"a": 57/,
    'malformed-cell',
  ],
  [
    'source in nested lists',
    beside('{"cell_type":"markdown","source":["x",["y"],null,"z"]}'),
    /xyz/,
    undefined,
  ],
  [
    'tags of the wrong type',
    beside('{"cell_type":"code","source":"run()","metadata":{"tags":[1,null,{}]},"outputs":[]}'),
    /run\(\)/,
    undefined,
  ],
  [
    'cell metadata that is a list',
    beside('{"cell_type":"code","source":"run()","metadata":[],"outputs":[]}'),
    /run\(\)/,
    undefined,
  ],
  [
    'attachments of the wrong type',
    beside('{"cell_type":"markdown","source":"![view](attachment:a.png)","attachments":{"a.png":"x"}}'),
    /view/,
    'missing-image',
  ],
  [
    'two cells of one id',
    notebook(
      `{"cell_type":"raw","id":"a","source":"one"},{"cell_type":"raw","id":"a","source":"two"},${cellText}`,
    ),
    /one.*two/,
    'duplicate-id',
  ],
  ['output that is a text', withOutputs('["some text"]'), /some text/, 'malformed-output'],
  [
    'outputs that are one object',
    withOutputs('{"output_type":"stream","name":"stdout","text":"some text"}'),
    /some text/,
    'malformed-output',
  ],
  ['output without a type', withOutputs('[{"text":"some text"}]'), /some text/, 'unknown-output-type'],
  [
    'output of the future',
    withOutputs('[{"output_type":"hologram","data":{"text/plain":"some text"}}]'),
    /some text/,
    'unknown-output-type',
  ],
  ['data that is a text', display('"some text"'), /some text/, 'malformed-output'],
  ['data that is a list', display('["some text"]'), /some text/, 'malformed-output'],
  ['data with a number', display('{"text/plain":57}'), /57/, undefined],
  ['data with an object', display('{"text/plain":{"a":57}}'), /"a": 57/, undefined],
  [
    'keys of version 3',
    withOutputs('[{"output_type":"display_data","text":"some text","html":"<b>bold</b>"}]'),
    /bold/,
    'malformed-output',
  ],
  [
    'picture that is none',
    display('{"image/png":"!!!"}'),
    /cannot show an output of type image\/png/,
    'bad-image',
  ],
  [
    'picture that is none, with a text',
    display('{"image/png":7,"text/plain":"some text"}'),
    /some text/,
    'bad-image',
  ],
  ['stream with a number', withOutputs('[{"output_type":"stream","text":57}]'), /57/, undefined],
  [
    'stream without a text',
    withOutputs('[{"output_type":"stream","name":"stdout"}]'),
    /run/,
    'malformed-output',
  ],
  ['error without anything', withOutputs('[{"output_type":"error"}]'), /Error/, undefined],
  [
    'traceback that is one text',
    withOutputs('[{"output_type":"error","ename":"E","traceback":"line one"}]'),
    /line one/,
    undefined,
  ],
  [
    'widgets without state',
    widgets(
      '{"application/vnd.jupyter.widget-state+json":{"m":{"model_name":"HTMLModel","state":{"value":"some text"}}}}',
    ),
    /some text/,
    undefined,
  ],
  [
    'widget state of the wrong type',
    widgets('{"application/vnd.jupyter.widget-state+json":5}'),
    /HTML\(\)/,
    'fallback',
  ],
  ['widgets of the wrong type', widgets('[7]'), /HTML\(\)/, 'fallback'],
  [
    'JSON nested 100,000 deep',
    display(`{"application/json":${'['.repeat(100_000)}${']'.repeat(100_000)}}`),
    /\[1\]/,
    undefined,
  ],
  [
    'metadata nested 100,000 deep',
    notebook(cellText, `{"x":${'{"a":'.repeat(100_000)}1${'}'.repeat(100_000)}}`),
    /the rest/,
    undefined,
  ],
  ['no cells', notebook(''), /^$/, 'no-cells'],
];

describe('shown, and what is odd is reported', () => {
  test.each(shown)('%s', async (_, content, text, rule) => {
    const { hast, messages } = await renderNotebook(content, { path: 'a.ipynb' });
    const page = toHtml(hast)
      .replace(/<[^>]*>/g, ' ')
      .replaceAll('&#x3C;', '<')
      .replace(/\s+/g, ' ')
      .trim();
    expect(page).toMatch(text);
    if (rule !== 'no-cells') expect(page).toContain('the rest');
    if (rule !== undefined) expect(messages.map(({ ruleId }) => ruleId)).toContain(rule);
  });

  test('a picture that was written as a data: address', async () => {
    const { media } = await renderNotebook(display(`{"image/png":"data:image/png;base64,${pixel}"}`));
    expect(media.map(({ mediaType }) => mediaType)).toEqual(['image/png']);
  });

  test('a stream of 100 MB, cut off or whole', async () => {
    const line = `${'x'.repeat(79)}\\n`;
    const content = withOutputs(
      `[{"output_type":"stream","name":"stdout","text":"${line.repeat(1_230_000)}"}]`,
    );
    expect(content.length).toBeGreaterThan(99_000_000);
    const { hast, messages } = await renderNotebook(content);
    expect(toHtml(hast)).toMatch(/characters are left out here[\s\S]*the rest/);
    expect(messages.map(({ ruleId }) => ruleId)).toContain('long-text');
    await expect(renderNotebook(content.slice(0, -100), { path: 'a.ipynb' })).rejects.toThrow(/truncated/);
  });
});
