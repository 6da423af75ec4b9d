import type { PlayerPart } from '../../pack/types.ts';
import { fetchPart } from '../parts/fetch-part.ts';
import { loadScript } from '../parts/load-script.ts';
import { ProgressCounter } from '../parts/progress.ts';
import { readBytes } from '../parts/read-bytes.ts';
import type { Launch, RunningGame, UnityInstance } from '../types.ts';
import { fill } from './frame.ts';
import { type FrameGame, startInFrame } from './start-in-frame.ts';

/** What the engine of Unity 5 defines in its window. */
interface Unity5Window {
  Module: Record<string, unknown> & { postRun: Array<() => void> };
  SendMessage: UnityInstance['SendMessage'];
  SetFullscreen: UnityInstance['SetFullscreen'];
}

/**
 * Starts an export of Unity 5.3 to 5.5, always in a frame of its own: it lives in globals and in a canvas with the id
 * `canvas`, and never ends.
 *
 * Its loader wants a server that answers `x.data` with what lies in `x.datagz`. The files are fetched here instead, and
 * handed to it by addresses in memory.
 */
export function globalModule(launch: Launch): Promise<RunningGame> {
  const urls: string[] = [];
  const release = (): void => {
    for (const url of urls.splice(0)) URL.revokeObjectURL(url);
  };
  return startInFrame(launch, async (game) => {
    game.signal.addEventListener('abort', release, { once: true });
    const config = await fetchConfig(launch, game.signal, urls);
    return start(launch, game, config).finally(release);
  });
}

/** The config of the loader, with the parts by addresses in memory. */
async function fetchConfig(
  { build, events }: Launch,
  signal: AbortSignal,
  urls: string[],
): Promise<Record<string, unknown>> {
  const progress = new ProgressCounter(build.decodedBytes, events.progress);
  const toMemory = async (part: PlayerPart | undefined): Promise<string | undefined> => {
    if (!part) return undefined;
    const counter = progress.part(part.decodedBytes);
    const bytes = await fetchPart(part, counter, signal, ({ response }, onBytes) =>
      readBytes(response, part.decodedBytes, onBytes),
    );
    const url = URL.createObjectURL(new Blob([bytes]));
    urls.push(url);
    return url;
  };
  const { loader, framework, code, data, memory } = build.parts;
  const [dataUrl, frameworkUrl, codeUrl, memUrl] = await Promise.all(
    [data, framework, code, memory].map(toMemory),
  );
  progress.part(loader.decodedBytes).complete();
  const addresses = frameworkUrl ? { codeUrl: frameworkUrl, asmUrl: codeUrl } : { codeUrl };
  return { ...build.config, ...addresses, dataUrl, memUrl };
}

function start(
  { build }: Launch,
  { frame, signal, fail }: FrameGame,
  config: Record<string, unknown>,
): Promise<UnityInstance> {
  return new Promise((resolve) => {
    addCanvas(frame.document);
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
    loadScript(build.parts.loader, 'Module', frame.document, signal).then(() => {
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

function addCanvas(document: Document): void {
  const canvas = document.createElement('canvas');
  canvas.id = 'canvas';
  canvas.width = document.body.clientWidth;
  canvas.height = document.body.clientHeight;
  fill(canvas);
  document.body.append(canvas);
}
