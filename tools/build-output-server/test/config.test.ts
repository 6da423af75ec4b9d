import { expect, test } from 'vitest';
import { parseConfig, readConfig } from '../src/config.ts';

test.each([
  ['no JSON', '{', /config\.json is no JSON/],
  ['another version', '{"version":2}', /version/],
  ['a misspelt property', '{"version":3,"routes":[{"src":"/","dst":"/x"}]}', /dst/],
  ['what is not carried out', '{"version":3,"routes":[{"src":"/","middlewarePath":"m"}]}', /middlewarePath/],
  ['another host', '{"version":3,"routes":[{"src":"/","dest":"https://example.com"}]}', /another host/],
  ['a handle twice', '{"version":3,"routes":[{"handle":"hit"},{"handle":"hit"}]}', /duplicate/],
  [
    'a status in hit',
    '{"version":3,"routes":[{"handle":"hit"},{"src":"/","status":404,"continue":true}]}',
    /hit/,
  ],
  ['a broken expression', '{"version":3,"routes":[{"src":"("}]}', /regular expression/],
])('refuses %s', (_title, text, message) => {
  expect(() => parseConfig(text)).toThrow(message);
});

test('a folder without config.json names the file and the remedy', async () => {
  await expect(readConfig('/nowhere')).rejects.toThrow(
    /\/nowhere\/config\.json cannot be read\. Build the site first/,
  );
});
