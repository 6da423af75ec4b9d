import { fetchParts } from '../parts/fetch-parts.ts';
import { PlayerError } from '../player-error.ts';
import type { Launch, RunningGame, UnityInstance } from '../types.ts';
import { addCanvas, releasingProbes } from './canvas.ts';
import { deinitialize, type EngineModule } from './engine-module.ts';
import { EngineScope } from './engine-scope.ts';
import { inNameOf } from './enter-page.ts';
import { eventGate } from './event-gate.ts';
import { interceptListeners, nativeFunctions } from './intercept.ts';
import { loaderConfig } from './loader-config.ts';
import { rejection } from './rejection.ts';
import { pageStage } from './stage.ts';
import type { WebGpuWatch } from './web-gpu.ts';

type CreateUnityInstance = (
  canvas: HTMLCanvasElement,
  config: Record<string, unknown>,
) => Promise<UnityInstance>;

/** How long a game may take to end, in milliseconds. */
const QUIT_TIMEOUT_MS = 2500;

/** How long a game that is to end may take to come to the point where it can, in milliseconds. */
const START_TIMEOUT_MS = 15_000;

/**
 * Starts an export of Unity 2020.1 or newer.
 *
 * Data and code are fetched here, side by side, and handed to Unity's loader: that gives exact progress, compiles
 * while downloading, and turns a missing file into an error, where the loader's own promise would never settle.
 */
export async function createUnityInstance(launch: Launch): Promise<RunningGame> {
  const { build, container, events, signal } = launch;
  const { loader } = build.parts;
  const stage = launch.isolate
    ? (await import('./frame-stage.ts')).frameStage(container)
    : pageStage(container);
  const failure = new AbortController();
  const begun = new AbortController();
  const given = AbortSignal.any([signal, failure.signal]);
  let isRunning = false;
  let hasBegun = false;
  let frameworkUrl = loader.url;
  let engine: EngineModule | undefined;
  let frameworkScripts: HTMLScriptElement[] = [];
  let webGpu: WebGpuWatch | undefined;
  let leave = (): void => {};

  const fail = (cause: unknown): void => {
    if (isRunning) events.crash(cause);
    else failure.abort(PlayerError.from(cause));
  };
  const canvas = addCanvas(stage.parent, () => {
    fail(new PlayerError('context', 'The WebGL context of the canvas was lost.'));
  });
  const surface = stage.surfaceOf(canvas.element);
  const scope = new EngineScope(
    nativeFunctions(stage.window),
    eventGate({
      canvas: launch.isolate ? undefined : canvas.element,
      isActive: () => container.ownerDocument.activeElement === surface,
      isOwnError: (text) => text.includes(frameworkUrl) || text.includes(loader.url),
    }),
    (name, args) => events.message({ name, args }),
  );

  const startEngine = async (): Promise<UnityInstance> => {
    const parts = fetchParts(launch, stage.document, given);
    parts.failure.catch(fail);
    const create = (await parts.create) as CreateUnityInstance;
    if (String(create).includes('requestAdapter')) {
      webGpu = new (await import('./web-gpu.ts')).WebGpuWatch();
    }
    frameworkUrl = stage.frameworkAddress(await parts.frameworkUrl);
    const workerUrl = await parts.workerUrl;
    given.throwIfAborted();
    watchScripts(stage.window, [loader.url, frameworkUrl], AbortSignal.any([given, begun.signal]), fail);
    leave = stage.enter(scope, frameworkUrl);
    // The canvas is the engine's own, so every listener on it is.
    interceptListeners(canvas.element, () => scope);
    const config = loaderConfig(build, {
      ...parts,
      frameworkUrl,
      workerUrl,
      window: stage.window,
      signal: given,
      engine: (module) => {
        engine = module;
      },
      begin: () => {
        hasBegun = true;
        begun.abort();
        void webGpu?.begin(given, fail);
      },
      fail,
      message: scope.message,
    });
    return inNameOf(scope, () => releasingProbes(stage.window, () => create(canvas.element, config)));
  };
  const end = async (instance?: UnityInstance): Promise<void> => {
    const scripts = [...stage.document.scripts, ...frameworkScripts].filter(
      ({ src }) => src === frameworkUrl,
    );
    let hasEnded = !hasBegun;
    if (instance && !stage.isLost()) {
      canvas.keep();
      scope.hurry();
      // Unity takes its script out of the body, which a client-side navigation may have replaced meanwhile.
      stage.document.body.append(...scripts);
      const quitting = Promise.resolve(instance.Quit?.()).then(() => true);
      hasEnded = (await within(QUIT_TIMEOUT_MS, quitting)) === true;
    }
    scope.end();
    if (engine) deinitialize(engine, stage.window);
    for (const script of scripts) script.remove();
    canvas.remove();
    stage.remove();
    // One that is stuck stays known, so that whatever it does yet does nothing.
    if (!hasEnded) return;
    if (scripts.length > 0 && !engine) afterRunning(scripts, leave);
    else leave();
  };

  const starting = startEngine();
  try {
    const instance = await Promise.race([starting, rejection(given)]);
    isRunning = true;
    webGpu?.stop();
    frameworkScripts = [...stage.document.scripts].filter(({ src }) => src === frameworkUrl);
    return {
      instance,
      surface,
      isLost: stage.isLost,
      rest: () => scope.rest(),
      wake: () => scope.wake(),
      dispose: () => end(instance),
    };
  } catch (error) {
    failure.abort(error);
    if (!hasBegun || launch.isolate) {
      await end();
    } else {
      // Unity can be asked to end only once it runs; until then it is hidden, and hastened.
      canvas.keep();
      scope.hurry();
      const ending = within(START_TIMEOUT_MS, starting).then(end);
      if (signal.aborted) await ending;
    }
    if (signal.aborted || !webGpu) throw given.reason;
    throw await webGpu.explain(given.reason);
  }
}

/** A script that does not parse, or fails before the engine begins, is the end: some loaders wait for it forever. */
function watchScripts(
  window: Window,
  addresses: string[],
  signal: AbortSignal,
  fail: (cause: unknown) => void,
): void {
  const look = ({ filename, message }: ErrorEvent): void => {
    const address = addresses.find((script) => filename.endsWith(script));
    if (address) fail(new PlayerError('damaged', `${address} failed: ${message}`));
  };
  window.addEventListener('error', look, { signal });
}

/** A script that is on its way runs even when its element is gone; what it starts at once is over with the next task. */
function afterRunning(scripts: HTMLScriptElement[], then: () => void): void {
  for (const script of scripts) {
    for (const end of ['load', 'error']) script.addEventListener(end, () => setTimeout(then));
  }
}

/** The result, or `undefined` for a promise that fails or takes longer. */
function within<Result>(ms: number, promise: Promise<Result>): Promise<Result | undefined> {
  const timeout = new Promise<undefined>((resolve) => setTimeout(resolve, ms));
  return Promise.race([promise.catch(() => undefined), timeout]);
}
