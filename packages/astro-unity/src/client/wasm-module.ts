import type { PlayerPart } from '../pack/types.ts';
import { counted } from './counted.ts';
import { openPart } from './open-part.ts';
import { PlayerError } from './player-error.ts';

/** Compiled code by address: a second mount of the same build compiles nothing. */
const modules = new Map<string, Promise<WebAssembly.Module>>();

/**
 * The compiled code of a build, streamed while it downloads.
 *
 * @throws {PlayerError} `download` or `startup`; the next call tries again.
 */
export function wasmModule(
  part: PlayerPart,
  signal: AbortSignal,
  onBytes: (bytes: number) => void,
): Promise<WebAssembly.Module> {
  const known = modules.get(part.url);
  if (known) {
    return known.then(
      (module) => {
        onBytes(part.decodedBytes);
        return module;
      },
      () => {
        // The player that had begun was disposed of, or its network failed; this one tries for itself.
        signal.throwIfAborted();
        return wasmModule(part, signal, onBytes);
      },
    );
  }
  const compiling = compile(part, signal, onBytes);
  modules.set(part.url, compiling);
  compiling.catch(() => modules.delete(part.url));
  return compiling;
}

async function compile(
  part: PlayerPart,
  signal: AbortSignal,
  onBytes: (bytes: number) => void,
): Promise<WebAssembly.Module> {
  const response = counted((await openPart(part, signal)).response, onBytes);
  try {
    // A host that does not know application/wasm costs streaming, not the start.
    return response.headers.get('content-type')?.startsWith('application/wasm')
      ? await WebAssembly.compileStreaming(response)
      : await WebAssembly.compile(await response.arrayBuffer());
  } catch (cause) {
    if (signal.aborted) throw cause;
    throw new PlayerError('startup', `${part.url} could not be compiled: ${String(cause)}`, { cause });
  }
}
