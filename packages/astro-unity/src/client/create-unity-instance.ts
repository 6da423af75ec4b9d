import type { PlayerBuild } from '../pack/types.ts';
import { type FetchedParts, fetchParts } from './fetch-parts.ts';
import { shieldKeyboard } from './keyboard-shield.ts';
import { type LoaderHooks, loaderConfig } from './loader-config.ts';
import type { LaunchEvents, RunningGame, UnityInstance } from './types.ts';

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
    const parts = await fetchParts(build, container.ownerDocument, signal, events.progress);
    cleanups.push(parts.release);
    const instance = await start(build, canvas, parts, events.crash, (name, args) =>
      events.message({ name, args }),
    );
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

function start(
  build: PlayerBuild,
  canvas: HTMLCanvasElement,
  parts: FetchedParts,
  onCrash: (cause: unknown) => void,
  onMessage: LoaderHooks['message'],
): Promise<UnityInstance> {
  return new Promise((resolve, reject) => {
    let started = false;
    const fail = (cause: unknown): void => (started ? onCrash(cause) : reject(cause));
    const config = loaderConfig(build, { ...parts, fail, message: onMessage });
    (parts.create as CreateUnityInstance)(canvas, config).then((running) => {
      started = true;
      resolve(running);
    }, reject);
  });
}

/** Unity finds its canvas again and again by id, so it must be in the document under an id of its own until the end. */
function addCanvas(container: HTMLElement): HTMLCanvasElement {
  const canvas = container.ownerDocument.createElement('canvas');
  canvas.id = `unity-canvas-${++canvasCount}`;
  canvas.tabIndex = 0;
  container.append(canvas);
  return canvas;
}

async function quit(instance: UnityInstance): Promise<void> {
  const timeout = new Promise<void>((resolve) => setTimeout(resolve, QUIT_TIMEOUT_MS));
  // A game that crashed may throw here; its canvas goes all the same.
  await Promise.race([Promise.resolve(instance.Quit?.()).catch(() => {}), timeout]);
}
