import { request as sendRequest } from 'node:http';
import { join } from 'node:path';
import { brotliDecompressSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { type BuildOutputServer, serveBuildOutput } from '../src/index.ts';

const directory = join(import.meta.dirname, 'fixtures/output');
let server: BuildOutputServer;

beforeAll(async () => {
  server = await serveBuildOutput({ directory });
});
afterAll(() => server.close());

interface RawAnswer {
  status: number | undefined;
  headers: Record<string, string | string[] | undefined>;
  body: Buffer;
}

/** `fetch` decodes bodies and tidies paths; this sends and gives what is on the wire. */
function get(
  path: string,
  headers: Record<string, string> = {},
  method = 'GET',
  body = '',
): Promise<RawAnswer> {
  return new Promise((resolve, reject) => {
    const options = { host: '127.0.0.1', port: server.port, path, method, headers, agent: false };
    sendRequest(options, async (response) => {
      const chunks: Buffer[] = [];
      for await (const chunk of response) chunks.push(chunk);
      resolve({ status: response.statusCode, headers: response.headers, body: Buffer.concat(chunks) });
    })
      .on('error', reject)
      .end(body);
  });
}

describe('static files', () => {
  test.each([
    ['/', 200, 'Home', 'text/html; charset=utf-8'],
    ['/index.html', 200, 'Home', 'text/html; charset=utf-8'],
    ['/about', 200, 'About', 'text/html; charset=utf-8'],
    ['/about/', 200, 'About', 'text/html; charset=utf-8'],
    ['/about?a=%zz', 200, 'About', 'text/html; charset=utf-8'],
    ['/license', 200, 'License', 'text/html; charset=utf-8'],
    ['/license.html', 404, 'Not found', 'text/html; charset=utf-8'],
    ['/About', 404, 'Not found', 'text/html; charset=utf-8'],
    ['/data/report.txt', 200, 'a,b', 'text/csv'],
    ['/data/with%20space.txt', 200, 'with space', 'text/plain; charset=utf-8'],
    ['/data/digits.bin', 200, '0123456789', 'application/octet-stream'],
    ['/../config.json', 404, 'Not found', 'text/html; charset=utf-8'],
    ['/%2e%2e/config.json', 404, 'Not found', 'text/html; charset=utf-8'],
    ['/data/..%2f..%2fconfig.json', 404, 'Not found', 'text/html; charset=utf-8'],
    ['/plain/none', 404, 'Not found', 'text/html; charset=utf-8'],
    ['/%zz', 400, 'Bad request', 'text/plain; charset=utf-8'],
    ['/gone', 410, 'removed', 'text/plain; charset=utf-8'],
    ['/data/digits.bin/', 404, 'Not found', 'text/html; charset=utf-8'],
  ])('%s is %i %s', async (path, status, text, type) => {
    const answer = await get(path);
    expect(answer.status).toBe(status);
    expect(answer.body.toString()).toContain(text);
    expect(answer.headers['content-type']).toBe(type);
  });

  test('revalidates by default, and hit may add but not overwrite', async () => {
    const { headers } = await get('/about');
    expect(headers['cache-control']).toBe('not-me');
    expect(headers['x-hit']).toBe('about');
    const { headers: immutable } = await get('/_astro/player.wasm.br');
    expect(immutable['cache-control']).toBe('public, max-age=31536000, immutable');
    const { headers: missing } = await get('/none');
    expect(missing['cache-control']).toBe('not-me');
  });

  test('a redirect fills its captures in', async () => {
    const answer = await get('/old/about');
    expect(answer.status).toBe(308);
    expect(answer.headers.location).toBe('/about');
  });

  test('several slashes become one', async () => {
    const answer = await get('//example.com//about?a=//b');
    expect([answer.status, answer.headers.location]).toEqual([301, '/example.com/about?a=//b']);
  });

  test('what is compressed already is sent as it is', async () => {
    const answer = await get('/_astro/player.wasm.br', { 'accept-encoding': 'br, gzip' });
    expect(answer.headers).toMatchObject({ 'content-encoding': 'br', 'content-type': 'application/wasm' });
    expect(answer.headers.vary).toBeUndefined();
    expect(brotliDecompressSync(answer.body).subarray(0, 4).toString('latin1')).toBe('\0asm');
  });

  test('text is compressed on the way, once for each encoding', async () => {
    const br = await get('/', { 'accept-encoding': 'gzip, br' });
    expect(br.headers).toMatchObject({ 'content-encoding': 'br', vary: 'accept-encoding' });
    expect(brotliDecompressSync(br.body).toString()).toContain('Home');
    expect((await get('/', { 'accept-encoding': 'gzip' })).headers['content-encoding']).toBe('gzip');
    expect((await get('/')).headers['content-encoding']).toBeUndefined();
    expect(
      (await get('/data/digits.bin', { 'accept-encoding': 'br' })).headers['content-encoding'],
    ).toBeUndefined();
  });

  test.each([{}, { 'accept-encoding': 'br' }])('an ETag is confirmed with 304 %j', async (headers) => {
    const first = await get('/', headers);
    const second = await get('/', { ...headers, 'if-none-match': String(first.headers.etag) });
    expect(second.status).toBe(304);
    expect(second.body).toHaveLength(0);
    expect(second.headers.etag).toBe(first.headers.etag);
    expect((await get('/', { ...headers, 'if-none-match': '"other"' })).status).toBe(200);
  });

  test('HEAD has the headers and no body', async () => {
    const answer = await get('/data/digits.bin', {}, 'HEAD');
    expect(answer.headers['content-length']).toBe('10');
    expect(answer.body).toHaveLength(0);
  });

  test('ranges', async () => {
    const { status, headers, body } = await get('/data/digits.bin', { range: 'bytes=2-4' });
    expect([status, headers['content-range'], body.toString()]).toEqual([206, 'bytes 2-4/10', '234']);
    const behind = await get('/data/digits.bin', { range: 'bytes=10-' });
    expect([behind.status, behind.headers['content-range']]).toEqual([416, 'bytes */10']);
    const changed = await get('/data/digits.bin', { range: 'bytes=2-4', 'if-range': '"other"' });
    expect(changed.status).toBe(200);
  });

  test('a file takes no POST', async () => {
    const answer = await get('/', {}, 'POST', 'x');
    expect([answer.status, answer.headers.allow]).toEqual([405, 'GET, HEAD']);
  });
});

describe('functions', () => {
  test('default.fetch sees the address that was asked for, its folder, its environment', async () => {
    const answer = await get('/api/render/7?b=2&own=1', { host: 'example.com' });
    expect(JSON.parse(answer.body.toString())).toEqual({
      pathname: '/api/render/7',
      search: '?what=7&b=2&own=1',
      neighbour: 'beside the handler',
      greeting: 'hello',
      host: 'example.com',
    });
    expect(answer.headers['cache-control']).toBe('no-store');
    expect(answer.headers['set-cookie']).toEqual(['a=1', 'b=2']);
  });

  test('an export for each method', async () => {
    const answer = await get('/api/echo', { 'content-type': 'text/x' }, 'POST', 'body');
    expect([answer.status, answer.body.toString()]).toEqual([201, 'text/x body']);
    expect((await get('/api/echo')).status).toBe(405);
  });

  test('a CommonJS (request, response) handler', async () => {
    expect((await get('/legacy?a=1')).body.toString()).toBe('GET /legacy?a=1');
  });

  test('a body goes out as it comes, compressed or not', async () => {
    for (const encoding of ['br', 'identity']) {
      const response = await fetch(`${server.url}/stream`, { headers: { 'accept-encoding': encoding } });
      const reader = response.body?.getReader();
      const { value } = (await reader?.read()) ?? {};
      expect(new TextDecoder().decode(value)).toBe('first');
      await reader?.cancel();
    }
  });

  test.each([
    ['/crash', 500],
    ['/exit', 500],
    ['/loop', 504],
  ])('%s is answered with %i, and so is the next one', async (path, status) => {
    const logged = vi.spyOn(console, 'error').mockImplementation(() => {});
    const first = await get(path);
    expect(first.status).toBe(status);
    expect(first.body.toString()).toContain(status === 500 ? 'Broken' : 'FUNCTION_INVOCATION_TIMEOUT');
    expect((await get(path)).status).toBe(status);
    expect(logged).toHaveBeenCalled();
    logged.mockRestore();
  });
});

test('a taken port is an error', async () => {
  await expect(serveBuildOutput({ directory, port: server.port })).rejects.toThrow('EADDRINUSE');
});

test('a folder without static files is an error', async () => {
  await expect(serveBuildOutput({ directory: join(directory, 'functions') })).rejects.toThrow(
    'config.json cannot be read',
  );
});
