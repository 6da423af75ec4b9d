import { randomBytes } from 'node:crypto';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import { afterAll, describe, expect, test } from 'vitest';
import { diagnose } from '../../src/cli/doctor/doctor.ts';
import {
  removeSyntheticExports,
  type SyntheticOptions,
  temporaryFolder,
  writeSyntheticExport,
} from '../synthetic-export.ts';
import { type Answer, serveExport } from './serve-export.ts';

afterAll(removeSyntheticExports);

/** The findings for a served export, as `level role: message`. */
async function findingsOf(options: SyntheticOptions, change?: (path: string) => Answer) {
  const { directory } = await writeSyntheticExport(options);
  await using server = await serveExport(directory, change);
  const { findings } = await diagnose(new URL(server.url));
  return findings.map(({ level, role, message, remedy }) => ({
    text: `${level} ${role ?? 'page'}: ${message}`,
    remedy,
  }));
}

describe('a Unity page', () => {
  test.each<[string, SyntheticOptions]>([
    ['uncompressed', {}],
    ['gzip', { compression: 'gzip' }],
    ['brotli', { compression: 'brotli', symbols: true }],
    ['UnityLoader.js, which decompresses by itself', { generation: 'unity-loader' }],
    ['asm.js', { generation: 'unity-loader-asm' }],
  ])('that is served well has no problem: %s', async (_name, options) => {
    const findings = await findingsOf(options, (path) =>
      path.endsWith('.wasm.code.unityweb') ? { headers: { 'content-type': 'application/wasm' } } : {},
    );
    expect(findings.filter(({ text }) => text.startsWith('problem'))).toEqual([]);
  });

  const lfs = `version https://git-lfs.github.com/spec/v1\noid sha256:${'0'.repeat(64)}\nsize 9\n`;
  test.each<[string, SyntheticOptions, string, Answer, RegExp]>([
    ['404', {}, '.data', { status: 404 }, /problem data: The server answers 404/],
    [
      'a page for every unknown path',
      {},
      '.wasm',
      { body: '<!doctype html><p>', headers: { 'content-type': 'text/html' } },
      /problem code: An HTML page comes in its place/,
    ],
    ['a Git LFS pointer', {}, '.data', { body: lfs }, /problem data: It is a Git LFS pointer/],
    ['an empty file', {}, '.wasm', { body: '' }, /problem code: It is empty/],
    [
      'no Content-Encoding (br)',
      { compression: 'brotli' },
      '.data.br',
      { headers: { 'content-encoding': undefined } },
      /problem data: It is brotli, but comes without "Content-Encoding: br"/,
    ],
    [
      'no Content-Encoding (gzip)',
      { compression: 'gzip' },
      '.js.gz',
      { headers: { 'content-encoding': undefined } },
      /problem framework: It is gzip, but comes without "Content-Encoding: gzip"/,
    ],
    [
      'the wrong Content-Encoding',
      { compression: 'gzip' },
      '.wasm.gz',
      { headers: { 'content-encoding': 'br' } },
      /problem code: It says "Content-Encoding: br", but its bytes are gzip/,
    ],
    [
      'Content-Encoding without compression',
      {},
      '.data',
      { headers: { 'content-encoding': 'gzip' } },
      /problem data: It says "Content-Encoding: gzip", but its bytes are not compressed/,
    ],
    [
      'a file that was cut off',
      { compression: 'gzip' },
      '.data.gz',
      {
        body: gzipSync(Buffer.concat([Buffer.from('UnityWebData1.0\0'), randomBytes(2000)])).subarray(
          0,
          1000,
        ),
      },
      /problem data: It is cut off or damaged/,
    ],
    [
      'another file',
      {},
      '.wasm',
      { body: 'function f() {}' },
      /problem code: It should be a WebAssembly module, but is something else/,
    ],
    [
      'the wrong type of wasm',
      {},
      '.wasm',
      { headers: { 'content-type': 'application/octet-stream' } },
      /problem code: .*only as application\/wasm/,
    ],
    [
      'the wrong type of a script, sniffing forbidden',
      {},
      '.framework.js',
      { headers: { 'content-type': 'text/plain', 'x-content-type-options': 'nosniff' } },
      /problem framework: .*no browser runs it/,
    ],
    [
      'the wrong type of a script',
      {},
      '.framework.js',
      { headers: { 'content-type': 'text/plain' } },
      /note framework: .*should be text\/javascript/,
    ],
    [
      'gzip data that Safari refuses',
      { compression: 'gzip' },
      '.data.gz',
      { headers: { 'content-type': 'application/octet-stream' } },
      /problem data: .*Safari/,
    ],
    [
      'a plain name that is cached for ever',
      {},
      '.data',
      { headers: { 'cache-control': 'public, max-age=31536000, immutable' } },
      /problem data: It keeps its name/,
    ],
    ['no storing', {}, '.data', { headers: { 'cache-control': 'no-store' } }, /note data: .*every visit/],
    [
      'fallback without Content-Encoding',
      { compression: 'brotli', fallback: true },
      '.never',
      {},
      /note data: .*slower/,
    ],
  ])('%s', async (_name, options, suffix, answer, expected) => {
    const findings = await findingsOf(options, (path) => (path.endsWith(suffix) ? answer : {}));
    expect(findings.map(({ text }) => text).join('\n')).toMatch(expected);
    expect(findings.every(({ remedy }) => remedy.length > 10)).toBe(true);
  });

  test('an exact number of problems: one cause, one finding', async () => {
    const findings = await findingsOf({ compression: 'brotli' }, (path) =>
      path.endsWith('.br')
        ? { headers: { 'content-encoding': undefined, 'content-type': 'application/octet-stream' } }
        : {},
    );
    expect(findings).toHaveLength(3);
  });

  test('a host without headers is good enough for Decompression Fallback', async () => {
    const findings = await findingsOf({ compression: 'gzip', fallback: true }, (path) =>
      path.endsWith('.unityweb') ? { headers: { 'content-type': 'application/octet-stream' } } : {},
    );
    expect(findings.map(({ text }) => text)).toEqual([
      expect.stringMatching(/^note framework: .*slower/),
      expect.stringMatching(/^note code: .*slower/),
      expect.stringMatching(/^note data: .*slower/),
    ]);
  });

  test('a file that a server compressed again', async () => {
    const { directory, files } = await writeSyntheticExport({ compression: 'gzip' });
    const body = brotliCompressSync(await readFile(join(directory, files.data)));
    await using server = await serveExport(directory, (path) =>
      path.endsWith('.data.gz') ? { body, headers: { 'content-encoding': 'br' } } : {},
    );
    const { findings } = await diagnose(new URL(server.url));
    expect(findings).toMatchObject([
      { level: 'problem', role: 'data', message: expect.stringContaining('compressed twice') },
    ]);
  });

  test('threads need an isolated page', async () => {
    const isolation = {
      'cross-origin-opener-policy': 'same-origin',
      'cross-origin-embedder-policy': 'require-corp',
    };
    const options: SyntheticOptions = { threads: true, compression: 'brotli' };
    expect((await findingsOf(options)).map(({ text }) => text)).toEqual([
      expect.stringContaining('uses threads'),
    ]);
    expect(
      await findingsOf(options, (path) => (path === 'index.html' ? { headers: isolation } : {})),
    ).toEqual([]);
  });

  test.each([
    ['Vercel', { 'x-vercel-id': 'fra1::1' }, /vercel\.json.*"\/\(\.\*\)\.wasm\.br"/],
    ['Netlify', { server: 'Netlify' }, /_headers/],
    ['Cloudflare', { server: 'cloudflare' }, /uncompressed/],
    ['GitHub Pages', { server: 'GitHub.com' }, /Decompression Fallback/],
    ['nginx', { server: 'nginx/1.26' }, /location ~ \\\.wasm\\\.br\$ .*add_header Content-Encoding "br"/],
  ])('the remedy is in the words of %s', async (name, headers, remedy) => {
    const { directory } = await writeSyntheticExport({ compression: 'brotli' });
    await using server = await serveExport(directory, (path) => ({
      headers: path.endsWith('.wasm.br') ? { ...headers, 'content-encoding': undefined } : headers,
    }));
    const diagnosis = await diagnose(new URL(server.url));
    expect(diagnosis.host).toBe(name);
    expect(diagnosis.findings).toMatchObject([{ role: 'code', remedy: expect.stringMatching(remedy) }]);
  });
});

test('pages without Unity, errors and servers that are gone', async () => {
  const directory = await temporaryFolder();
  await writeFile(join(directory, 'index.html'), '<p>Nothing here.</p>');
  const server = await serveExport(directory);
  await expect(diagnose(new URL(server.url))).rejects.toThrow(/holds no Unity export/);
  await expect(diagnose(new URL('missing', server.url))).rejects.toThrow(/answers 404/);
  await server[Symbol.asyncDispose]();
  await expect(diagnose(new URL(server.url))).rejects.toThrow(/^http.* cannot be reached: \S/);
});

test('redirects are followed', async () => {
  const { directory } = await writeSyntheticExport();
  await using server = await serveExport(directory, (path) =>
    path === 'old' ? { status: 308, headers: { location: '/' } } : {},
  );
  expect((await diagnose(new URL('old', server.url))).url).toBe(server.url);
});
