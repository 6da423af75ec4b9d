import { expect, test } from 'vitest';
import { refusedData } from '../../src/outputs/drawing/refused-data.ts';

const remote = 'https://example.org/a.json';

test.each<[string, Parameters<typeof refusedData>[0]]>([
  ['of a chart', { data: { url: remote }, mark: 'bar' }],
  [
    'of Vega',
    {
      data: [
        { name: 'a', values: [] },
        { name: 'b', url: remote },
      ],
    },
  ],
  ['of a view in it', { layer: [{ mark: 'bar' }, { data: { url: remote } }] }],
  ['of a lookup', { transform: [{ lookup: 'a', from: { data: { url: remote }, key: 'b' } }] }],
])('tells the data %s', (_, spec) => {
  expect(refusedData(spec, [])).toBe(
    `It reads data from ${remote}, which is not loaded: its host is not in \`remoteData\`.`,
  );
  expect(refusedData(spec, ['*.example.org', 'example.org'])).toBeUndefined();
});

test.each<[string, Parameters<typeof refusedData>[0]]>([
  ['data in their address', { data: { url: 'data:text/plain,1' } }],
  [
    'rows of data',
    { data: { values: [{ data: { url: remote } }] }, datasets: { a: [{ data: { url: remote } }] } },
  ],
  ['addresses of pictures and links', { encoding: { url: { field: 'a' }, href: { value: remote } } }],
  ['an address that is computed', { data: { url: { signal: 'a' } } }],
])('says nothing of %s', (_, spec) => {
  expect(refusedData(spec, [])).toBeUndefined();
});
