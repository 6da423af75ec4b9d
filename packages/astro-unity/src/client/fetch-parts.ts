import type { PlayerBuild } from '../pack/types.ts';
import { counted } from './counted.ts';
import { loadScript, preloadScript } from './load-script.ts';
import { type Delivery, openPart } from './open-part.ts';
import { PlayerError } from './player-error.ts';
import { ProgressCounter } from './progress.ts';
import type { PlayerProgress } from './types.ts';
import { wasmModule } from './wasm-module.ts';

/** Everything that Unity's loader needs, on this side of the network. */
export interface FetchedParts {
  /** The global function that the loader defines. */
  create: unknown;
  /** Address of the data in memory. */
  dataUrl: string;
  /** Address of the framework: of the host, or in memory where the host's form had to be decoded here. */
  frameworkUrl: string;
  module: Promise<WebAssembly.Module>;
  /** Lets go of what is in memory. */
  release(): void;
}

/**
 * Fetches the parts of a build side by side, and compiles the code while it arrives.
 *
 * @throws {PlayerError} for the first part that cannot be had; the others are given up.
 */
export async function fetchParts(
  build: PlayerBuild,
  document: Document,
  signal: AbortSignal,
  onProgress: (progress: PlayerProgress) => void,
): Promise<FetchedParts> {
  const { loader, framework, code, data } = build.parts;
  if (!framework) throw new PlayerError('startup', `The build "${build.name}" has no framework.`);
  const total = loader.decodedBytes + framework.decodedBytes + code.decodedBytes + data.decodedBytes;
  const progress = new ProgressCounter(total, onProgress);
  const count = (bytes: number): void => progress.add(bytes);
  const attempt = new AbortController();
  const either = AbortSignal.any([signal, attempt.signal]);
  const objectUrls: string[] = [];
  const release = (): void => {
    for (const url of objectUrls.splice(0)) URL.revokeObjectURL(url);
  };
  const toObjectUrl = async (response: Response, type: string): Promise<string> => {
    const url = URL.createObjectURL(new Blob([await response.arrayBuffer()], { type }));
    objectUrls.push(url);
    return url;
  };
  const fetchFramework = async (delivery: Delivery): Promise<string> => {
    // A part that is deployed in one form needs no decoding here, whatever the data needed.
    if (delivery === 'inflate' && framework.gzipUrl) {
      return toObjectUrl(counted((await openPart(framework, either)).response, count), 'text/javascript');
    }
    const url = (delivery === 'native-gzip' && framework.gzipUrl) || framework.url;
    await preloadScript(url, document);
    count(framework.decodedBytes);
    return url;
  };
  const fetchLoader = async (): Promise<unknown> => {
    const create = await loadScript(loader.url, 'createUnityInstance', document);
    count(loader.decodedBytes);
    return create;
  };

  try {
    const module = wasmModule(code, either, count);
    const opened = openPart(data, either);
    const [create, dataUrl, frameworkUrl] = await Promise.all([
      fetchLoader(),
      opened.then(({ response }) => toObjectUrl(counted(response, count), 'application/octet-stream')),
      opened.then(({ delivery }) => fetchFramework(delivery)),
      module,
    ]);
    signal.throwIfAborted();
    return { create, dataUrl, frameworkUrl, module, release };
  } catch (error) {
    attempt.abort();
    release();
    throw error;
  }
}
