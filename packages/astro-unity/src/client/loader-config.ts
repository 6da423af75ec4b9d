import type { PlayerBuild } from '../pack/types.ts';
import { instantiateFrom } from './instantiate-from.ts';

/** More device pixels than this per CSS pixel cost frames and are hardly seen. */
const MAX_PIXEL_RATIO = 2;

/** The smallest WebAssembly module. A loader with a decompressor fetches the code before it asks `instantiateWasm`. */
const EMPTY_MODULE = 'data:application/wasm;base64,AGFzbQEAAAA=';

/** What a player puts into the config besides the build's own values. */
export interface LoaderHooks {
  /** Address of the data that was fetched already. */
  dataUrl: string;
  /** Address of the framework, in the form that this host delivers. */
  frameworkUrl: string;
  /** The code that is compiling already. */
  module: Promise<WebAssembly.Module>;
  /** An error before or after the start; Unity's own `alert` is not shown. */
  fail(cause: unknown): void;
  /** A message of a game that knows this player's hook. */
  message(name: string, args: unknown[]): void;
}

/** The config that Unity's `createUnityInstance` receives: final addresses, and hooks instead of global effects. */
export function loaderConfig(build: PlayerBuild, hooks: LoaderHooks): Record<string, unknown> {
  const { parts } = build;
  return {
    ...build.config,
    companyName: build.companyName ?? 'Unity',
    productName: build.productName ?? build.name,
    productVersion: build.productVersion ?? '1.0',
    dataUrl: hooks.dataUrl,
    frameworkUrl: hooks.frameworkUrl,
    codeUrl: build.decompressionFallback ? EMPTY_MODULE : parts.code.url,
    ...(parts.worker && { workerUrl: parts.worker.url }),
    ...(parts.memory && { memoryUrl: parts.memory.url }),
    ...(parts.symbols && { symbolsUrl: parts.symbols.url }),
    streamingAssetsUrl: streamingAssetsUrl(build),
    devicePixelRatio: Math.min(globalThis.devicePixelRatio || 1, MAX_PIXEL_RATIO),
    // Addresses are content-hashed, so the HTTP cache keeps everything; Unity's second copy would never be right twice.
    cacheControl: () => 'no-store',
    instantiateWasm: instantiateFrom(() => hooks.module, hooks.fail),
    showBanner: (message: string, type: string) => {
      if (type === 'error') hooks.fail(new Error(message));
      else console.warn(message);
    },
    errorHandler: (message: string) => {
      if (isFatal(message)) hooks.fail(new Error(message));
      // "Handled": the loader hears every error of the page, and would answer with an alert. The console has it anyway.
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
