import type { FindScope, GameWindow } from './intercept.ts';
import { replaceProperty } from './replace-property.ts';

/** What a request tells of when it is given up. */
const LAST_EVENTS = ['readystatechange', 'abort', 'loadend'];

/**
 * Replaces what engines ask servers with: what is still on its way when an engine ends is given up, and calls nothing back.
 * It would hold the whole engine until the server has answered.
 */
export function interceptRequests(window: GameWindow, find: FindScope): Array<() => void> {
  const { fetch: nativeFetch, XMLHttpRequest: NativeRequest } = window;

  function fetch(input: RequestInfo | URL, init?: RequestInit): Promise<Response> {
    const scope = find(fetch);
    // What may outlive a page may outlive its game.
    if (!scope || init?.keepalive) return nativeFetch.call(window, input, init);
    const theirs = init?.signal ?? (input instanceof window.Request ? input.signal : undefined);
    const signal = theirs ? AbortSignal.any([theirs, scope.signal]) : scope.signal;
    const answer = nativeFetch.call(window, input, { ...init, signal });
    return new Promise((resolve, reject) => {
      answer.then(
        (response) => scope.signal.aborted || resolve(response),
        (error: unknown) => scope.signal.aborted || reject(error),
      );
    });
  }

  function construct(target: typeof XMLHttpRequest, args: [], newTarget: typeof XMLHttpRequest): object {
    const request: XMLHttpRequest = Reflect.construct(target, args, newTarget);
    const scope = find(construct);
    if (!scope) return request;
    const { signal } = scope;
    const giveUp = (): void => request.abort();
    request.addEventListener('loadstart', () => signal.addEventListener('abort', giveUp));
    request.addEventListener('loadend', () => signal.removeEventListener('abort', giveUp));
    // The first listeners of all, so that the engine's own hear nothing.
    for (const type of LAST_EVENTS) {
      request.addEventListener(type, (event) => signal.aborted && event.stopImmediatePropagation());
    }
    return request;
  }

  return [
    replaceProperty(window, 'fetch', fetch),
    replaceProperty(window, 'XMLHttpRequest', new Proxy(NativeRequest, { construct })),
  ];
}
