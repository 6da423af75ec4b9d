import type { PlayerModule } from '../module.ts';
import { measureFrameRate } from './frame-rate.ts';
import { startPlayer } from './player.ts';
import { Runtime } from './runtime.ts';

/**
 * The engine's entry, called by the loader with the shared module. All state belongs to the call, none to the script:
 * several instances may run on a page.
 *
 * @returns the module, once the first frame is drawn.
 */
export async function unityFramework(Module: PlayerModule): Promise<PlayerModule> {
  const frameRate = measureFrameRate(Module);
  const runtime = new Runtime(Module);
  let initialized = (): void => {};
  const ready = new Promise<void>((resolve) => {
    initialized = resolve;
  });
  Module.WebPlayer = { WaitForInitialization: () => ready };
  // The listeners must be in place before a first part can be ready.
  const start = runtime.whenReady();
  // As Emscripten does: the code is asked for first, and nothing runs before what `preRun` waits for is there.
  runtime.instantiate();
  for (const callback of Module.preRun) callback(Module);
  runtime.run();
  const engine = await start;
  startPlayer(Module, runtime, engine, frameRate);
  for (const callback of Module.postRun) callback(Module);
  initialized();
  return Module;
}
