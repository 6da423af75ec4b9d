import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { watchRequests } from '../../src/client/engine/watch-requests.ts';

class Request extends EventTarget {
  status = 0;
  open(): void {}
}

beforeEach(() => {
  vi.stubGlobal('document', { baseURI: 'https://example.com/game/' });
});

afterEach(() => {
  vi.unstubAllGlobals();
});

it.each([
  ['a part that does not come', '/_astro/unity/1.data.br', 0, true],
  ['a part that is missing', 'https://example.com/_astro/unity/1.data.br', 404, true],
  ['the config of the loader', '/_astro/unity/2.json', 404, true],
  ['a part that comes', '/_astro/unity/1.data.br', 200, false],
  ['what the game asks another server for', 'https://config.uca.cloud.unity3d.com/', 0, false],
])('takes %s for what it is', (_, url, status, isFailure) => {
  const window = { XMLHttpRequest: Request };
  const fail = vi.fn();
  const parts = [{ url: '/_astro/unity/1.data.br', bytes: 1, decodedBytes: 1 }];
  watchRequests(window as unknown as Parameters<typeof watchRequests>[0], parts, fail);
  const request = Object.assign(new window.XMLHttpRequest(), { status });
  Reflect.apply(request.open, request, ['GET', url]);
  request.dispatchEvent(new Event('loadend'));
  expect(fail).toHaveBeenCalledTimes(isFailure ? 1 : 0);
});

it('calls the page of an error missing, not damaged', () => {
  const window = { XMLHttpRequest: Request };
  const fail = vi.fn();
  const url = 'https://example.com/1.data.br';
  watchRequests(
    window as unknown as Parameters<typeof watchRequests>[0],
    [{ url, bytes: 9, decodedBytes: 9 }],
    fail,
  );
  const answer = { status: 404, responseType: 'arraybuffer', response: new ArrayBuffer(2), responseURL: url };
  const request = Object.assign(new window.XMLHttpRequest(), answer);
  Reflect.apply(request.open, request, ['GET', url]);
  request.dispatchEvent(new Event('load'));
  request.dispatchEvent(new Event('loadend'));
  expect(fail.mock.calls).toMatchObject([[{ code: 'download' }]]);
});
