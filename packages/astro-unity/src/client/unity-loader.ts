import type { PlayerBuild } from '../pack/types.ts';
import { addFrame, fill, type GameFrame, onFrameError } from './frame.ts';
import { instantiateFrom } from './instantiate-from.ts';
import { loadScript } from './load-script.ts';
import { PlayerError } from './player-error.ts';
import type { LaunchEvents, RunningGame, UnityInstance } from './types.ts';
import { wasmModule } from './wasm-module.ts';

interface UnityLoader {
  instantiate(container: HTMLElement, jsonUrl: string, options: Record<string, unknown>): UnityInstance;
}

/**
 * Starts an export of Unity 5.6 to 2019.4, in a frame of its own: these have no clean end (`Quit` came with 2019.4, and
 * their listeners stay), so that removing the frame is what leaves nothing behind.
 *
 * Their loader fetches by itself and reports a fraction; the bytes of the progress are calculated from it.
 */
export async function unityLoader(
  build: PlayerBuild,
  container: HTMLElement,
  events: LaunchEvents,
  signal: AbortSignal,
): Promise<RunningGame> {
  const { jsonUrl } = build;
  if (!jsonUrl) throw new PlayerError('startup', `The build "${build.name}" has no JSON for UnityLoader.js.`);
  const frame = addFrame(container);
  signal.addEventListener('abort', frame.remove, { once: true });

  try {
    const loader = (await loadScript(build.parts.loader.url, 'UnityLoader', frame.document)) as UnityLoader;
    signal.throwIfAborted();
    const instance = await new Promise<UnityInstance>((resolve, reject) => {
      const fail = (cause: unknown): void => reject(PlayerError.from(cause));
      signal.addEventListener('abort', () => reject(signal.reason), { once: true });
      onFrameError(frame, fail);
      const game = loader.instantiate(addBox(frame), new URL(jsonUrl, container.baseURI).href, {
        onProgress: (_game: unknown, fraction: number) => {
          events.progress({ loaded: Math.round(fraction * build.decodedBytes), total: build.decodedBytes });
          if (fraction === 1) resolve(game);
        },
        onerror: fail,
        popup: fail,
        // Its own check asks about phones in English; a player shows what really fails.
        compatibilityCheck: (_game: unknown, accept: () => void) => accept(),
        Module: moduleOverrides(build, signal),
      });
    });
    return { instance, dispose: async () => frame.remove() };
  } catch (error) {
    frame.remove();
    throw error;
  }
}

/** What would otherwise be guessed from a folder named `Build` beside the page. */
function moduleOverrides(build: PlayerBuild, signal: AbortSignal): Record<string, unknown> {
  const { parts, streamingAssetsUrl, unityVersion } = build;
  return {
    ...(streamingAssetsUrl && {
      streamingAssetsUrl: () => new URL(streamingAssetsUrl, document.baseURI).href,
    }),
    // Only 2019's loader leaves the code to the framework; the older ones have downloaded it already.
    ...(unityVersion?.startsWith('2019') && {
      instantiateWasm: instantiateFrom(() => wasmModule(parts.code, signal, () => {})),
    }),
  };
}

function addBox({ document }: GameFrame): HTMLElement {
  const box = document.createElement('div');
  fill(box);
  box.id = 'unity-container';
  document.body.append(box);
  return box;
}
