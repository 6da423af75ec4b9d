import { beforeEach, describe, expect, it, vi } from 'vitest';
import { EngineScope } from '../../src/client/engine/engine-scope.ts';
import { interceptRequests } from '../../src/client/engine/intercept-requests.ts';

type GameWindow = Parameters<typeof interceptRequests>[0];

/** A server that answers when it is told to, unless it was given up before. */
const given: Array<{ signal: AbortSignal | null | undefined; answer: () => void }> = [];
const fetchOf = (_: unknown, init?: RequestInit): Promise<Response> =>
  new Promise((resolve, reject) => {
    const signal = init?.signal;
    given.push({ signal, answer: () => resolve(new Response('here')) });
    signal?.addEventListener('abort', () => reject(signal.reason));
  });

/** As much of a request as is needed: what it tells when it is sent, answered and given up. */
class TestRequest extends EventTarget {
  isOpen = false;
  tell(...types: string[]): void {
    for (const type of types) this.dispatchEvent(new Event(type));
  }
  send(): void {
    this.isOpen = true;
    this.tell('loadstart');
  }
  answer(): void {
    this.isOpen = false;
    this.tell('readystatechange', 'load', 'loadend');
  }
  abort(): void {
    if (!this.isOpen) return;
    this.isOpen = false;
    this.tell('readystatechange', 'abort', 'loadend');
  }
}

let window: GameWindow;
let scope: EngineScope;
let owner: EngineScope | undefined;
let restores: Array<() => void>;

beforeEach(() => {
  given.length = 0;
  window = { fetch: fetchOf, XMLHttpRequest: TestRequest, Request } as never;
  scope = new EngineScope(
    { reportError: (error: unknown) => expect.fail(String(error)) } as never,
    () => true,
    () => {},
  );
  owner = scope;
  restores = interceptRequests(window, () => owner);
});

describe('fetch', () => {
  it('answers the engine while it runs', async () => {
    const asked = window.fetch('/scores');
    given[0]?.answer();
    expect(await (await asked).text()).toBe('here');
  });

  it('is given up with the engine, and tells it nothing', async () => {
    const told = vi.fn();
    window.fetch('/scores').then(told, told);
    window.fetch('/scores', { signal: new AbortController().signal }).then(told, told);
    scope.end();
    expect(given.map(({ signal }) => signal?.aborted)).toEqual([true, true]);
    await new Promise((resolve) => setTimeout(resolve));
    expect(told).not.toHaveBeenCalled();
  });

  it('can still be given up by the engine itself', async () => {
    const own = new AbortController();
    const asked = window.fetch('/scores', { signal: own.signal });
    own.abort(new Error('enough'));
    await expect(asked).rejects.toThrow('enough');
  });

  it.each([
    ['of the page', () => window.fetch('/news'), undefined],
    ['that may outlive the page', () => window.fetch('/end', { keepalive: true }), 'engine'],
  ])('goes on where it is one %s', (_, ask, whose) => {
    owner = whose ? scope : undefined;
    void ask();
    scope.end();
    expect(given[0]?.signal).toBeUndefined();
  });
});

describe('XMLHttpRequest', () => {
  const heard: string[] = [];
  const listening = (): TestRequest => {
    heard.length = 0;
    const request = new window.XMLHttpRequest() as unknown as TestRequest;
    for (const type of ['readystatechange', 'load', 'abort', 'loadend']) {
      request.addEventListener(type, () => heard.push(type));
    }
    request.send();
    return request;
  };

  it('answers the engine while it runs, and is then forgotten', () => {
    const request = listening();
    request.answer();
    expect(heard).toEqual(['readystatechange', 'load', 'loadend']);
    const abort = vi.spyOn(request, 'abort');
    scope.end();
    expect(abort).not.toHaveBeenCalled();
  });

  it('is given up with the engine, and tells it nothing', () => {
    const request = listening();
    scope.end();
    expect(request.isOpen).toBe(false);
    expect(heard).toEqual([]);
  });

  it('of the page goes on', () => {
    owner = undefined;
    const request = listening();
    scope.end();
    expect(request.isOpen).toBe(true);
  });
});

it('puts everything back', () => {
  for (const restore of restores) restore();
  expect([window.fetch, window.XMLHttpRequest]).toEqual([fetchOf, TestRequest]);
});
