import type { MemoryInfo, MetricsInfo, PlayerConfig, PlayerModule } from '../module.ts';
import { unpackInto } from './data-container.ts';
import { type DownloadProgress, downloadData } from './download.ts';
import { listenForPageErrors } from './errors.ts';
import { loadFramework } from './framework-script.ts';
import { createModule } from './module-defaults.ts';
import { missingFeature } from './requirements.ts';

/** What `createUnityInstance` resolves with. */
interface PlayerInstance {
  Module: PlayerModule;
  SetFullscreen(on: number): void;
  SendMessage(object: string, method: string, value?: unknown): void;
  Quit(): Promise<void>;
  GetMetricsInfo(): MetricsInfo | undefined;
  GetMemoryInfo(): MemoryInfo | undefined;
}

/**
 * Starts the reference player on a canvas. The contract is that of a Unity 6 loader; this is no Unity build.
 *
 * @param onProgress gets 0 to 0.9 while the data loads, then 1.
 * @returns the instance once the first frame is drawn. Rejects if the browser lacks a feature or the start fails;
 * like Unity's, it stays pending for ever when the framework script cannot be had.
 */
export function createUnityInstance(
  canvas: HTMLCanvasElement,
  config: PlayerConfig,
  onProgress: DownloadProgress = () => {},
): Promise<PlayerInstance> {
  const Module = createModule(canvas, config);
  listenForPageErrors(Module);

  const instance: PlayerInstance = {
    Module,
    SetFullscreen: (on) => whenLoaded(Module, 'set Fullscreen mode', Module.SetFullscreen, (set) => set(on)),
    SendMessage: (object, method, value) =>
      whenLoaded(Module, 'execute SendMessage', Module.SendMessage, (send) => send(object, method, value)),
    Quit: () =>
      new Promise((resolve) => {
        Module.shouldQuit = true;
        Module.onQuit = resolve;
      }),
    GetMetricsInfo: () => Module.GetMetricsInfo?.(),
    GetMemoryInfo: () => Module.GetMemoryInfo?.(),
  };

  return new Promise((resolve, reject) => {
    const missing = missingFeature();
    if (missing) return reject(missing);
    Module.startupErrorHandler = reject;
    onProgress(0);
    Module.postRun.push(() => {
      onProgress(1);
      Module.WebPlayer?.WaitForInitialization().then(() => {
        delete Module.startupErrorHandler;
        resolve(instance);
      });
    });
    const data = downloadData(Module, onProgress);
    Module.preRun.push(() => {
      Module.addRunDependency?.('dataUrl');
      data.then((bytes) => {
        unpackInto(Module, bytes);
        Module.removeRunDependency?.('dataUrl');
      });
    });
    loadFramework(Module);
  });
}

function whenLoaded<Method>(
  Module: PlayerModule,
  action: string,
  method: Method | undefined,
  call: (method: Method) => void,
): void {
  if (method) call(method);
  else Module.print(`Failed to ${action}: Player not loaded yet.`);
}
