import type { PlayerPart } from '../../pack/types.ts';
import { PlayerError } from '../player-error.ts';
import { counted } from './counted.ts';
import { fetchPart } from './fetch-part.ts';
import type { Delivery } from './open-part.ts';
import type { PartProgress } from './progress.ts';

/** Compiled code by address: a second mount of the same build compiles nothing. */
const modules = new Map<string, Promise<WebAssembly.Module>>();

/** How the host delivered it, by address. */
const deliveries = new Map<string, Delivery>();

/**
 * The compiled code of a build, streamed while it downloads.
 *
 * @param tellDelivery Called as soon as the code begins to arrive.
 * @throws {PlayerError}; the next call tries again.
 */
export function wasmModule(
  part: PlayerPart,
  progress: PartProgress,
  signal: AbortSignal,
  tellDelivery: (delivery: Delivery) => void = () => {},
): Promise<WebAssembly.Module> {
  const known = modules.get(part.url);
  if (known) {
    return known.then(
      (module) => {
        progress.complete();
        tellDelivery(deliveries.get(part.url) ?? 'native');
        return module;
      },
      () => {
        // The player that had begun was disposed of, or its network failed; this one tries for itself.
        signal.throwIfAborted();
        return wasmModule(part, progress, signal, tellDelivery);
      },
    );
  }
  const compiling = fetchPart(part, progress, signal, ({ response, delivery }, onBytes) => {
    deliveries.set(part.url, delivery);
    tellDelivery(delivery);
    return compile(counted(response, onBytes), part.url, signal);
  });
  modules.set(part.url, compiling);
  compiling.catch(() => modules.delete(part.url));
  return compiling;
}

async function compile(response: Response, url: string, signal: AbortSignal): Promise<WebAssembly.Module> {
  try {
    // A host that does not know application/wasm costs streaming, not the start.
    return response.headers.get('content-type')?.startsWith('application/wasm')
      ? await WebAssembly.compileStreaming(response)
      : await WebAssembly.compile(await response.arrayBuffer());
  } catch (cause) {
    signal.throwIfAborted();
    throw new PlayerError(
      cause instanceof RangeError ? 'memory' : 'damaged',
      `${url} could not be compiled: ${String(cause)}`,
      { cause, isTransient: !(cause instanceof RangeError) },
    );
  }
}
