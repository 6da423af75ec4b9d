import type { PlayerPart } from '../../pack/types.ts';
import { PlayerError } from '../player-error.ts';
import type { Launch } from '../types.ts';
import { deferred } from './deferred.ts';
import { fetchPart } from './fetch-part.ts';
import { loadScript, preloadScript } from './load-script.ts';
import type { Delivery } from './open-part.ts';
import { ProgressCounter } from './progress.ts';
import { readBytes } from './read-bytes.ts';
import { wasmModule } from './wasm-module.ts';

/** Everything that Unity's loader needs, while it is on its way. */
export interface ComingParts {
  /** The global function that the loader defines. */
  create: Promise<unknown>;
  /** Address of the framework, in the form that this host delivers, once it has been downloaded. */
  frameworkUrl: Promise<string>;
  data: Promise<Uint8Array<ArrayBuffer>>;
  module: Promise<WebAssembly.Module>;
  /** What the framework starts threads from, in builds that have any. */
  workerUrl: Promise<string | undefined>;
  /** Never resolves; rejects with the error of the first part that cannot be had. */
  failure: Promise<never>;
}

/** Data that has arrived, and how. */
interface ArrivedData {
  bytes: Uint8Array<ArrayBuffer>;
  delivery: Delivery;
}

/** Data that arrived for a start that failed, by address: trying again fetches what is missing. */
export type KeptData = Map<string, ArrivedData>;

/** Fetches the parts of a build side by side, and compiles the code while it arrives. */
export function fetchParts(
  { build, events, kept }: Launch,
  document: Document,
  signal: AbortSignal,
): ComingParts {
  const { loader, framework, code, data, worker } = build.parts;
  const total = loader.decodedBytes + (framework?.decodedBytes ?? 0) + code.decodedBytes + data.decodedBytes;
  const progress = new ProgressCounter(total, events.progress);
  const ofData = deferred<Delivery>();
  const ofCode = deferred<Delivery>();

  const fetchLoader = async (): Promise<unknown> => {
    const counter = progress.part(loader.decodedBytes);
    const create = await loadScript(loader, 'createUnityInstance', document, signal);
    counter.complete();
    return create;
  };
  const fetchFramework = async (): Promise<string> => {
    if (!framework) throw new PlayerError('startup', `The build "${build.name}" has no framework.`);
    const counter = progress.part(framework.decodedBytes);
    const url = addressOf(framework, await Promise.all([ofData.promise, ofCode.promise]));
    await preloadScript(url, document, signal);
    counter.complete();
    return url;
  };
  const fetchData = async (): Promise<Uint8Array<ArrayBuffer>> => {
    const counter = progress.part(data.decodedBytes);
    const known = kept.get(data.url);
    if (known) {
      ofData.resolve(known.delivery);
      counter.complete();
      return known.bytes;
    }
    return fetchPart(data, counter, signal, async (opened, onBytes) => {
      ofData.resolve(opened.delivery);
      const bytes = await readBytes(opened.response, data.decodedBytes, onBytes);
      kept.set(data.url, { bytes, delivery: opened.delivery });
      return bytes;
    });
  };

  const fetchWorker = async (): Promise<string | undefined> => {
    if (!worker) return undefined;
    // Not counted: its few kilobytes are not in the total.
    return fetchPart(worker, progress.part(0), signal, async ({ response }) => {
      const { threadScriptUrl } = await import('../isolation/thread-script.ts');
      return threadScriptUrl(response, signal);
    });
  };

  const parts = {
    module: wasmModule(code, progress.part(code.decodedBytes), signal, ofCode.resolve),
    data: fetchData(),
    create: fetchLoader(),
    frameworkUrl: fetchFramework(),
    workerUrl: fetchWorker(),
  };
  // The loader asks for this as soon as it runs, and should find it in the browser's cache.
  if (build.emptyDataUrl) void fetch(build.emptyDataUrl, { signal }).catch(() => {});
  const failure = new Promise<never>((_, reject) => {
    for (const part of Object.values(parts)) part.catch(reject);
  });
  return { ...parts, failure };
}

/**
 * A script cannot be decoded by the page, so where the host fails to have the browser do it, it comes as it is. Some hosts
 * fail for a few kinds of files only.
 */
function addressOf({ url, gzipUrl, plainUrl }: PlayerPart, deliveries: Delivery[]): string {
  if (deliveries.includes('inflate')) return plainUrl ?? url;
  return deliveries.includes('native-gzip') ? (gzipUrl ?? url) : url;
}
