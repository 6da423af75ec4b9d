import type { PlayerBuild } from '../../pack/types.ts';
import { loadScript } from '../parts/load-script.ts';
import { ProgressCounter } from '../parts/progress.ts';
import { wasmModule } from '../parts/wasm-module.ts';
import type { Launch, RunningGame, UnityInstance } from '../types.ts';
import { chooseJson } from './choose-json.ts';
import { followPixelRatio } from './follow-pixel-ratio.ts';
import { fill } from './frame.ts';
import { instantiateFrom } from './instantiate-from.ts';
import { type FrameGame, startInFrame } from './start-in-frame.ts';
import { watchRequests } from './watch-requests.ts';

interface UnityLoader {
  instantiate(container: HTMLElement, jsonUrl: string, options: Record<string, unknown>): UnityInstance;
}

/**
 * Starts an export of Unity 5.6 to 2019.4, always in a frame of its own: these have no clean end (`Quit` came with
 * 2019.4, and their listeners stay), so that removing the frame is what leaves nothing behind.
 *
 * Their loader fetches by itself and reports a fraction; the bytes of the progress are calculated from it.
 */
export function unityLoader(launch: Launch): Promise<RunningGame> {
  return startInFrame(launch, (game) => start(launch, game));
}

async function start(
  { build, container, events }: Launch,
  { frame, signal, fail }: FrameGame,
): Promise<UnityInstance> {
  const [loader, jsonUrl] = await Promise.all([
    loadScript(build.parts.loader, 'UnityLoader', frame.document, signal),
    chooseJson(build, signal),
  ]);
  signal.throwIfAborted();
  const stopWatching = watchRequests(frame.window, Object.values(build.parts), fail);
  return new Promise((resolve) => {
    const game = (loader as UnityLoader).instantiate(
      addBox(frame.document),
      new URL(jsonUrl, container.baseURI).href,
      {
        onProgress: (_game: unknown, fraction: number) => {
          events.progress({ loaded: Math.round(fraction * build.decodedBytes), total: build.decodedBytes });
          if (fraction < 1) return;
          stopWatching();
          resolve(game);
        },
        onerror: fail,
        popup: fail,
        // Its own check asks about phones in English; a player shows what really fails.
        compatibilityCheck: (_game: unknown, accept: () => void) => accept(),
        Module: moduleOverrides(build, { frame, signal, fail }),
      },
    );
    followPixelRatio(game.Module);
  });
}

/** What would otherwise be guessed from a folder named `Build` beside the page. */
function moduleOverrides(build: PlayerBuild, { frame, signal, fail }: FrameGame): Record<string, unknown> {
  const { parts, streamingAssetsUrl, unityVersion } = build;
  const progress = new ProgressCounter(0, () => {}).part(parts.code.decodedBytes);
  return {
    ...(streamingAssetsUrl && {
      streamingAssetsUrl: () => new URL(streamingAssetsUrl, document.baseURI).href,
    }),
    // Only 2019's loader leaves the code to the framework; the older ones have downloaded it already.
    ...(unityVersion?.startsWith('2019') && {
      instantiateWasm: instantiateFrom(
        () => wasmModule(parts.code, progress, signal),
        frame.window,
        signal,
        fail,
      ),
    }),
  };
}

function addBox(document: Document): HTMLElement {
  const box = document.createElement('div');
  fill(box);
  box.id = 'unity-container';
  document.body.append(box);
  return box;
}
