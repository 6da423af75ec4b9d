import { PlayerError } from './player-error.ts';

/** Loaded scripts by document and address. */
const scripts = new WeakMap<Document, Map<string, Promise<unknown>>>();

/**
 * Runs a classic script once in a document and hands out the global that it defines.
 *
 * Two loaders of different Unity versions define the same global. The load event follows the script's own run
 * in the same task, so what stands there then is this script's.
 */
export function loadScript(url: string, global: string, document: Document): Promise<unknown> {
  const known = scripts.get(document) ?? new Map<string, Promise<unknown>>();
  scripts.set(document, known);
  const loading = known.get(url) ?? run(url, global, document);
  known.set(url, loading);
  loading.catch(() => known.delete(url));
  return loading;
}

function run(url: string, global: string, document: Document): Promise<unknown> {
  return new Promise((resolve, reject) => {
    const script = document.createElement('script');
    script.src = url;
    script.onload = () => {
      const value: unknown = document.defaultView && Reflect.get(document.defaultView, global);
      script.remove();
      if (value) resolve(value);
      else reject(new PlayerError('startup', `${url} does not define ${global}.`));
    };
    script.onerror = () => {
      script.remove();
      reject(new PlayerError('download', `${url} could not be loaded.`));
    };
    document.head.append(script);
  });
}

/** Unity's loader adds the framework as a classic script without CORS; the preload must ask in the same way. */
export function preloadScript(url: string, document: Document): Promise<void> {
  return new Promise((resolve) => {
    const link = document.createElement('link');
    link.rel = 'preload';
    link.as = 'script';
    link.href = url;
    const done = (): void => {
      link.remove();
      resolve();
    };
    link.onload = done;
    // The loader asks for the file as well, and reports what is wrong with it.
    link.onerror = done;
    document.head.append(link);
  });
}
