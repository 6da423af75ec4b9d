import { describe, expect, it } from 'vitest';
import { headersOf } from '../../src/hosts/headers.ts';

describe('headersOf', () => {
  const cases: [string, string | undefined, string | undefined][] = [
    ['unity/1.loader.js', 'text/javascript', undefined],
    ['unity/1.framework.js.br', 'text/javascript', 'br'],
    ['unity/1.framework.js.gz', 'text/javascript', 'gzip'],
    ['unity/1.worker.js', 'text/javascript', undefined],
    ['unity/1.wasm', 'application/wasm', undefined],
    ['unity/1.wasm.br', 'application/wasm', 'br'],
    ['unity/1.wasm.gz', 'application/wasm', 'gzip'],
    ['unity/1.data', 'application/octet-stream', undefined],
    ['unity/1.data.br', 'application/octet-stream', 'br'],
    ['unity/1.data.gz', 'application/gzip', 'gzip'],
    ['unity/1.symbols.json.br', 'application/json', 'br'],
    ['unity/1.mem', 'application/octet-stream', undefined],
    ['unity/1.jpg', undefined, undefined],
    ['unity/1.StreamingAssets/level.json.gz', undefined, undefined],
  ];
  it.each(cases)('%s is %s, encoded with %s', (path, type, encoding) => {
    const headers = headersOf(path);
    expect(headers['Content-Type']).toBe(type);
    expect(headers['Content-Encoding']).toBe(encoding);
    expect(headers['Cache-Control']).toMatch(/max-age=31536000, immutable/);
    expect(headers['Cache-Control']?.includes('no-transform')).toBe(encoding !== undefined);
  });
});
