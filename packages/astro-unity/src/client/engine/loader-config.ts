import type { PlayerBuild } from '../../pack/types.ts';
import type { EngineModule } from './engine-module.ts';
import { followPixelRatio } from './follow-pixel-ratio.ts';
import { instantiateFrom } from './instantiate-from.ts';
import { mountData } from './mount-data.ts';

/** The smallest WebAssembly module. A loader with a decompressor fetches the code before it asks `instantiateWasm`. */
const EMPTY_MODULE = 'data:application/wasm;base64,AGFzbQEAAAA=';

/** Waits beside Unity's own until the data is mounted. */
const DEPENDENCY = 'astro-unity';

/** What a player puts into the config besides the build's own values. */
export interface LoaderHooks {
  /** Address of the framework, in the form that this host delivers. */
  frameworkUrl: string;
  /** What the framework starts threads from, in builds that have any. */
  workerUrl: string | undefined;
  /** The data, while it is still arriving. */
  data: Promise<Uint8Array<ArrayBuffer>>;
  /** The code, while it is still compiling. */
  module: Promise<WebAssembly.Module>;
  /** What the engine runs in. */
  window: typeof globalThis;
  /** Once it is aborted, the engine does not begin. */
  signal: AbortSignal;
  /** The engine is there; it waits for the data. */
  engine(module: EngineModule): void;
  /** The engine has all that it needs and begins. */
  begin(): void;
  /** An error before or after the start; Unity's own `alert` is not shown. */
  fail(cause: unknown): void;
  /** A message of a game that knows this player's hook. */
  message(name: string, args: unknown[]): void;
}

/** The config that Unity's `createUnityInstance` receives: final addresses, and hooks instead of global effects. */
export function loaderConfig(build: PlayerBuild, hooks: LoaderHooks): Record<string, unknown> {
  const { parts } = build;
  const instantiate = instantiateFrom(() => hooks.module, hooks.window, hooks.signal, hooks.fail);
  let engine: EngineModule | undefined;
  return {
    ...build.config,
    companyName: build.companyName ?? 'Unity',
    productName: build.productName ?? build.name,
    productVersion: build.productVersion ?? '1.0',
    // The loader fetches whole what it finds here, and keeps a second copy; the data itself is mounted below.
    dataUrl: build.emptyDataUrl,
    frameworkUrl: hooks.frameworkUrl,
    codeUrl: build.decompressionFallback ? EMPTY_MODULE : parts.code.url,
    ...(hooks.workerUrl && { workerUrl: hooks.workerUrl }),
    ...(parts.memory && { memoryUrl: parts.memory.url }),
    ...(parts.symbols && { symbolsUrl: parts.symbols.url }),
    streamingAssetsUrl: streamingAssetsUrl(build),
    // Addresses are content-hashed, so the HTTP cache keeps everything; Unity's second copy would never be right twice.
    cacheControl: () => 'no-store',
    instantiateWasm(this: EngineModule, ...[imports, receive]: Parameters<typeof instantiate>) {
      // Called as a method, so `this` is the engine's own module; nothing else hands it out before the game runs.
      engine = this;
      followPixelRatio(this);
      hooks.engine(this);
      return instantiate(imports, receive);
    },
    preRun: [
      () => {
        engine?.addRunDependency(DEPENDENCY);
        hooks.data
          .then((data) => {
            if (hooks.signal.aborted || !engine) return;
            mountData(engine, data);
            hooks.begin();
            engine.removeRunDependency(DEPENDENCY);
          })
          .catch(hooks.fail);
      },
    ],
    showBanner: (message: string, type: string) => {
      if (type === 'error') hooks.fail(new Error(message));
      else console.warn(message);
    },
    errorHandler: (message: string) => {
      if (isFatal(message)) hooks.fail(new Error(message));
      // "Handled": the loader would answer with an alert. The console has the error anyway.
      return true;
    },
    onMessage: (name: string, ...args: unknown[]) => hooks.message(name, args),
  };
}

/** Absolute, because Unity's loader would take it as relative to the page. An export may name another server itself. */
function streamingAssetsUrl({ streamingAssetsUrl: deployed, config }: PlayerBuild): string {
  const remote =
    typeof config.streamingAssetsUrl === 'string' ? config.streamingAssetsUrl : 'StreamingAssets';
  return new URL(deployed ?? remote, document.baseURI).href;
}

/** Whether the game is over: its code aborted or trapped. After any other error Unity goes on. */
function isFatal(message: string): boolean {
  return /\babort(ed)?\(|RuntimeError: |out of memory|out of bounds|enlarge memory/i.test(message);
}
