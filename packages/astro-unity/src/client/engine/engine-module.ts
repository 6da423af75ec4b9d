/** What Unity's loader and Emscripten offer on the `Module` of an engine. */
export interface EngineModule {
  FS_createPath(parent: string, path: string, canRead: boolean, canWrite: boolean): void;
  FS_createDataFile(
    parent: string,
    name: string | null,
    data: Uint8Array,
    canRead: boolean,
    canWrite: boolean,
    canOwn: boolean,
  ): void;
  addRunDependency(id: string): void;
  removeRunDependency(id: string): void;
  /** Timers that the loader set for the engine, as keys. */
  intervals?: Record<string, unknown>;
  /** What `Quit` runs at its end. */
  deinitializers?: Array<() => void>;
}

/** Does what `Quit` does at its end, for an engine that cannot be asked to. */
export function deinitialize(module: EngineModule, window: Window): void {
  for (const timer of Object.keys(module.intervals ?? {})) window.clearInterval(Number(timer));
  for (const deinitializer of module.deinitializers?.splice(0) ?? []) {
    try {
      deinitializer();
    } catch {
      // Each undoes one thing; what was not done yet cannot be undone.
    }
  }
}
