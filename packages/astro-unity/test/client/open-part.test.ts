import { brotliCompressSync, gzipSync } from 'node:zlib';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { type Delivery, openPart } from '../../src/client/parts/open-part.ts';

const CODE = Buffer.from('\0asm, and what follows');
const PART = { url: '/1.wasm.br', gzipUrl: '/1.wasm.gz', bytes: 1, decodedBytes: CODE.length };
const ATTEMPT = { signal: new AbortController().signal, cache: 'default', touch: () => {} } as const;

/** What the browser hands out of a body: one layer is taken off where the host says that there is one. */
interface Answer {
  encoding?: string;
  body: Buffer;
}

function answer(answers: Record<string, Answer>): void {
  vi.stubGlobal('isSecureContext', true);
  vi.stubGlobal('fetch', async (url: string) => {
    const { encoding, body } = answers[url] ?? { body: Buffer.from('') };
    return new Response(new Uint8Array(body), { headers: encoding ? { 'content-encoding': encoding } : {} });
  });
}

afterEach(() => {
  vi.unstubAllGlobals();
});

describe('openPart', () => {
  const br = brotliCompressSync(CODE);
  const gzip = gzipSync(CODE);
  it.each<[string, Record<string, Answer>, Delivery]>([
    ['that is told of an encoding', { '/1.wasm.br': { encoding: 'br', body: CODE } }, 'native'],
    ['that is told of none', { '/1.wasm.br': { body: br }, '/1.wasm.gz': { body: gzip } }, 'inflate'],
    [
      'that has brotli decoded only once of two times',
      { '/1.wasm.br': { encoding: 'br', body: br }, '/1.wasm.gz': { encoding: 'gzip', body: CODE } },
      'native-gzip',
    ],
    [
      'that compresses everything a second time',
      { '/1.wasm.br': { encoding: 'br', body: br }, '/1.wasm.gz': { encoding: 'br', body: gzip } },
      'inflate',
    ],
  ])('gives the content of a host %s', async (_, answers, delivery) => {
    answer(answers);
    const opened = await openPart(PART, ATTEMPT);
    expect(opened.delivery).toBe(delivery);
    expect(Buffer.from(await opened.response.arrayBuffer())).toEqual(CODE);
  });
});
