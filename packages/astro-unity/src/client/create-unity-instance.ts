import type { PlayerBuild } from '../pack/types.ts';
import { download } from './download.ts';
import { shieldKeyboard } from './keyboard-shield.ts';
import { loadScript } from './load-script.ts';
import { loaderConfig } from './loader-config.ts';
import { ProgressCounter } from './progress.ts';
import type { LaunchEvents, RunningGame, UnityInstance } from './types.ts';
import { wasmModule } from './wasm-module.ts';

type CreateUnityInstance = (
  canvas: HTMLCanvasElement,
  config: Record<string, unknown>,
) => Promise<UnityInstance>;

/** Unity answers `Quit` from its main loop, which a hidden tab may not run. */
const QUIT_TIMEOUT_MS = 5000;

let canvasCount = 0;

/**
 * Starts an export of Unity 2020.1 or newer.
 *
 * Data and code are fetched here, side by side, and handed to Unity's loader: that gives exact progress, compiles
 * while downloading, and turns a missing file into an error, where the loader's own promise would never settle.
 */
export async function createUnityInstance(
  build: PlayerBuild,
  container: HTMLElement,
  events: LaunchEvents,
  signal: AbortSignal,
): Promise<RunningGame> {
  const canvas = addCanvas(container);
  const cleanups = [() => canvas.remove(), shieldKeyboard(canvas)];
  const cleanUp = (): void => {
    for (const cleanup of cleanups.splice(0)) cleanup();
  };

  try {
    const { loader, framework, code, data } = build.parts;
    const progress = new ProgressCounter(
      loader.decodedBytes + framework.decodedBytes + code.decodedBytes + data.decodedBytes,
      events.progress,
    );
    const count = (bytes: number): void => progress.add(bytes);
    const module = wasmModule(code, signal, count);
    const [create, dataUrl] = await Promise.all([
      loadScript(loader.url, 'createUnityInstance', container.ownerDocument),
      download(data, signal, count).then(async (response) => URL.createObjectURL(await response.blob())),
      preloadScript(framework.url, container.ownerDocument),
      // Unity's framework asks for the module later; a failure of it ends the start here.
      module,
    ]);
    cleanups.push(() => URL.revokeObjectURL(dataUrl));
    signal.throwIfAborted();
    progress.add(loader.decodedBytes + framework.decodedBytes);

    const instance = await new Promise<UnityInstance>((resolve, reject) => {
      let started = false;
      const config = loaderConfig(build, {
        dataUrl,
        module,
        fail: (cause) => (started ? events.crash(cause) : reject(cause)),
        message: (name, args) => events.message({ name, args }),
      });
      (create as CreateUnityInstance)(canvas, config).then((running) => {
        started = true;
        resolve(running);
      }, reject);
    });
    const dispose = async (): Promise<void> => {
      await quit(instance);
      cleanUp();
    };
    if (signal.aborted) await dispose();
    signal.throwIfAborted();
    return { instance, dispose };
  } catch (error) {
    cleanUp();
    throw error;
  }
}

/** Unity finds its canvas again and again by id, so it must be in the document under an id of its own until the end. */
function addCanvas(container: HTMLElement): HTMLCanvasElement {
  const canvas = container.ownerDocument.createElement('canvas');
  canvas.id = `unity-canvas-${++canvasCount}`;
  canvas.tabIndex = 0;
  container.append(canvas);
  return canvas;
}

/** Unity's loader adds the framework as a classic script without CORS; the preload must ask in the same way. */
function preloadScript(url: string, document: Document): Promise<void> {
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

async function quit(instance: UnityInstance): Promise<void> {
  const timeout = new Promise<void>((resolve) => setTimeout(resolve, QUIT_TIMEOUT_MS));
  // A game that crashed may throw here; its canvas goes all the same.
  await Promise.race([Promise.resolve(instance.Quit?.()).catch(() => {}), timeout]);
}
