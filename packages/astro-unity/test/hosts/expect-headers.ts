import { expect } from 'vitest';
import { headersOf } from '../../src/hosts/headers.ts';
import { decodeBody, fetchRaw } from './fetch-raw.ts';
import { DECODED, FILES } from './hosted-site.ts';

/** Asks a server for every file of the hosted site, and for its pages, and compares with what each must be sent with. */
export async function expectAllHeaders(origin: string): Promise<void> {
  for (const path of FILES) {
    const answer = await fetchRaw(`${origin}/_astro/${path}`);
    const { status, headers } = answer;
    const expected = headersOf(path);
    expect.soft(status, path).toBe(200);
    for (const name of ['Content-Encoding', 'Cache-Control', 'Cross-Origin-Embedder-Policy']) {
      // A server may compress by itself what has no encoding.
      if (name === 'Content-Encoding' && /\.(js|wasm|data|mem|json)$/.test(path)) continue;
      expect.soft(headers[name.toLowerCase()], `${name} of ${path}`).toBe(expected[name]);
    }
    const type = headers['content-type']?.replace(/;.*/, '');
    if (expected['Content-Type']) expect.soft(type, `type of ${path}`).toBe(expected['Content-Type']);
    if (headers['content-encoding']) {
      expect.soft(decodeBody(answer).equals(DECODED), `body of ${path}`).toBe(true);
    }
  }
  const demo = await fetchRaw(`${origin}/demo/`);
  expect.soft(demo).toMatchObject({
    status: 200,
    headers: {
      'content-type': expect.stringContaining('text/html'),
      'cross-origin-opener-policy': 'same-origin',
      'cross-origin-embedder-policy': 'require-corp',
    },
  });
  const plain = await fetchRaw(`${origin}/plain/`);
  expect.soft(plain.status).toBe(200);
  expect.soft(plain.headers).not.toHaveProperty('cross-origin-embedder-policy');
}
