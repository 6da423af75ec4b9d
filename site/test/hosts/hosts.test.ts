import { once } from 'node:events';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { readTarget } from '../../src/hosts/choose-host.ts';
import { appendHeaders } from '../../src/hosts/headers-file.ts';
import { createSiteServer, isPrivate } from '../../src/hosts/node-server.ts';

let folder: URL;
beforeAll(async () => {
  folder = pathToFileURL(`${await mkdtemp(join(tmpdir(), 'hosts-'))}/`);
});
afterAll(() => rm(folder, { recursive: true }));

describe('DEPLOY_TARGET', () => {
  test.each([
    [undefined, 'vercel'],
    ['', 'vercel'],
    ['netlify', 'netlify'],
    ['node', 'node'],
  ])('%j is %s', (name, target) => expect(readTarget(name)).toBe(target));

  test.each([
    ['netlfy', 'netlify'],
    ['Cloudfare', 'cloudflare'],
    ['nodejs', 'node'],
    ['constructor', 'vercel'],
  ])('%s is refused, with the nearest name', (name, nearest) => {
    expect(() => readTarget(name)).toThrow(`DEPLOY_TARGET is "${name}". Did you mean "${nearest}"?`);
  });
});

describe('_headers', () => {
  test('what stands in it stays', async () => {
    const file = new URL('_headers', folder);
    await writeFile(file, '/_astro/*\n  Cache-Control: public\n');
    await appendHeaders(file, { 'x-one': '1', 'x-two': '2' });
    expect(await readFile(file, 'utf8')).toBe(
      '/_astro/*\n  Cache-Control: public\n\n/*\n  x-one: 1\n  x-two: 2\n',
    );
  });

  test('a line that a host would drop ends the build', async () => {
    const long = { 'content-security-policy': "'sha256-'".repeat(300) };
    await expect(appendHeaders(new URL('_headers', folder), long)).rejects.toThrow(
      'A line of _headers would be 2727 letters long',
    );
  });
});

describe('the Node.js server', () => {
  let origin: string;
  let close: () => void;

  beforeAll(async () => {
    await writeFile(new URL('headers.json', folder), '{"x-one":"1","cache-control":"no-cache"}');
    await writeFile(
      new URL('entry.mjs', folder),
      'export const handler = ({ url }, response) => response.writeHead(200, { "cache-control": "max-age=9" }).end(url);',
    );
    const server = (await createSiteServer(folder)).listen(0, '127.0.0.1');
    await once(server, 'listening');
    const address = server.address();
    origin = `http://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}`;
    close = () => server.close();
  });
  afterAll(() => close());

  test.each([
    ['/demo', '/demo/'],
    ['/docs/astro-unity/hosts?a=b?', '/docs/astro-unity/hosts/?a=b?'],
  ])('%s redirects to %s, with the headers', async (path, location) => {
    const { status, headers } = await fetch(origin + path, { redirect: 'manual' });
    expect([status, headers.get('location'), headers.get('x-one')]).toEqual([308, location, '1']);
  });

  test.each([
    '/',
    '/demo/',
    '/api/health',
    '/robots.txt',
    '/.well-known/security',
    '//elsewhere',
    '//elsewhere.example',
  ])('%s is answered by the site, whose own headers win', async (path) => {
    const response = await fetch(origin + path, { redirect: 'manual' });
    expect([response.status, await response.text()]).toEqual([200, path]);
    expect([response.headers.get('x-one'), response.headers.get('cache-control')]).toEqual([
      '1',
      'max-age=9',
    ]);
  });
});

test.each([
  ['127.0.0.1', true],
  ['::ffff:127.0.0.1', true],
  ['::1', true],
  ['10.1.2.3', true],
  ['172.31.0.1', true],
  ['fd00::2', true],
  ['172.32.0.1', false],
  ['192.0.2.1', false],
  ['::ffff:192.0.2.1', false],
  ['2001:db8::1', false],
  [undefined, false],
])('whoever connects from %s is a proxy: %s', (address, expected) => {
  expect(isPrivate(address)).toBe(expected);
});
