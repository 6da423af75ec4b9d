import type { PlayerBuild, PlayerPart } from '../pack/types.ts';
import { counted } from './counted.ts';
import { addFrame, fill, type GameFrame, onFrameError } from './frame.ts';
import { loadScript } from './load-script.ts';
import { openPart } from './open-part.ts';
import { PlayerError } from './player-error.ts';
import { ProgressCounter } from './progress.ts';
import type { LaunchEvents, RunningGame, UnityInstance } from './types.ts';

/** What the engine of Unity 5 defines in its window. */
interface Unity5Window {
  Module: Record<string, unknown> & { postRun: Array<() => void> };
  SendMessage: UnityInstance['SendMessage'];
  SetFullscreen: UnityInstance['SetFullscreen'];
}

/**
 * Starts an export of Unity 5.3 to 5.5, in a frame of its own: it lives in globals and in a canvas with the id `canvas`,
 * and never ends.
 *
 * Its loader wants a server that answers `x.data` with what lies in `x.datagz`. The files are fetched here instead, and
 * handed to it by addresses in memory.
 */
export async function globalModule(
  build: PlayerBuild,
  container: HTMLElement,
  events: LaunchEvents,
  signal: AbortSignal,
): Promise<RunningGame> {
  const attempt = new AbortController();
  const either = AbortSignal.any([signal, attempt.signal]);
  const frame = addFrame(container);
  const urls: string[] = [];
  const end = (): void => {
    frame.remove();
    for (const url of urls.splice(0)) URL.revokeObjectURL(url);
  };
  signal.addEventListener('abort', end, { once: true });

  try {
    const progress = new ProgressCounter(build.decodedBytes, events.progress);
    const count = (bytes: number): void => progress.add(bytes);
    const fetchPart = async (part: PlayerPart | undefined): Promise<string | undefined> => {
      if (!part) return undefined;
      const { response } = await openPart(part, either);
      const url = URL.createObjectURL(await counted(response, count).blob());
      urls.push(url);
      return url;
    };
    const { loader, framework, code, data, memory } = build.parts;
    const [dataUrl, frameworkUrl, codeUrl, memUrl] = await Promise.all(
      [data, framework, code, memory].map(fetchPart),
    );
    signal.throwIfAborted();
    count(loader.decodedBytes);
    const addresses = frameworkUrl ? { codeUrl: frameworkUrl, asmUrl: codeUrl } : { codeUrl };
    const instance = await start(
      frame,
      loader.url,
      { ...build.config, ...addresses, dataUrl, memUrl },
      signal,
    );
    return { instance, dispose: async () => end() };
  } catch (error) {
    attempt.abort();
    end();
    throw error;
  }
}

function start(
  frame: GameFrame,
  loaderUrl: string,
  config: Record<string, unknown>,
  signal: AbortSignal,
): Promise<UnityInstance> {
  return new Promise((resolve, reject) => {
    const fail = (cause: unknown): void => reject(PlayerError.from(cause));
    signal.addEventListener('abort', () => reject(signal.reason), { once: true });
    onFrameError(frame, fail);
    addCanvas(frame);
    const game = frame.window as unknown as Unity5Window;
    game.Module = {
      ...config,
      postRun: [],
      errorhandler: (message: string) => {
        fail(message);
        return true;
      },
      // Its own check asks about phones in English, and leaves the page where the answer is no.
      compatibilitycheck: () => {},
    };
    loadScript(loaderUrl, 'Module', frame.document).then(() => {
      // The loader has put an array of its own here by now.
      game.Module.postRun.push(() =>
        resolve({
          Module: game.Module,
          SendMessage: game.SendMessage,
          SetFullscreen: game.SetFullscreen,
        }),
      );
    }, fail);
  });
}

function addCanvas({ document }: GameFrame): void {
  const canvas = document.createElement('canvas');
  canvas.id = 'canvas';
  canvas.width = document.body.clientWidth;
  canvas.height = document.body.clientHeight;
  fill(canvas);
  document.body.append(canvas);
}
