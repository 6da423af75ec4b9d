import type { PlayerPart } from '../../pack/types.ts';
import { PlayerError } from '../player-error.ts';
import { request } from './open-part.ts';
import { retry } from './retry.ts';

/** Loaded scripts by document and address. */
const scripts = new WeakMap<Document, Map<string, Promise<unknown>>>();

/**
 * Runs a classic script once in a document and hands out the global that it defines.
 *
 * Two loaders of different Unity versions define the same global. The load event follows the script's own run
 * in the same task, so what stands there then is this script's.
 *
 * @throws {PlayerError} `download`
 */
export function loadScript(
  part: PlayerPart,
  global: string,
  document: Document,
  signal: AbortSignal,
): Promise<unknown> {
  const known = scripts.get(document) ?? new Map<string, Promise<unknown>>();
  scripts.set(document, known);
  const loading = known.get(part.url) ?? retry(() => run(part, global, document), signal);
  known.set(part.url, loading);
  loading.catch(() => known.delete(part.url));
  return loading;
}

function run({ url, integrity }: PlayerPart, global: string, document: Document): Promise<unknown> {
  return new Promise((resolve, reject) => {
    const script = document.createElement('script');
    script.src = url;
    if (integrity) {
      script.integrity = integrity;
      script.crossOrigin = 'anonymous';
    }
    script.onload = () => {
      const value: unknown = document.defaultView && Reflect.get(document.defaultView, global);
      script.remove();
      if (value) resolve(value);
      else reject(new PlayerError('startup', `${url} does not define ${global}.`));
    };
    script.onerror = () => {
      script.remove();
      whyMissing(url).then(reject, reject);
    };
    document.head.append(script);
  });
}

/**
 * Lets the browser fetch a script that Unity's loader will run: a classic one without CORS, so the hint asks in the
 * same way and nothing is fetched twice.
 *
 * @throws {PlayerError} `download`: some loaders wait forever for a script that is missing.
 */
export function preloadScript(url: string, document: Document, signal: AbortSignal): Promise<void> {
  return retry(
    () =>
      new Promise((resolve, reject) => {
        const link = document.createElement('link');
        link.rel = 'preload';
        link.as = 'script';
        link.href = url;
        link.onload = () => {
          link.remove();
          resolve();
        };
        link.onerror = () => {
          link.remove();
          whyMissing(url).then(reject, reject);
        };
        document.head.append(link);
      }),
    signal,
  );
}

/** An element tells nothing but that it failed. */
async function whyMissing(url: string): Promise<PlayerError> {
  await request(url, { signal: AbortSignal.timeout(5000), cache: 'default', touch: () => {} });
  return new PlayerError('damaged', `${url} is there, but could not be loaded as a script.`);
}
