/** What the page passes to `createUnityInstance`; every other key reaches the module as well. */
export interface PlayerConfig {
  dataUrl: string;
  frameworkUrl: string;
  codeUrl: string;
  streamingAssetsUrl?: string;
  companyName?: string;
  productName?: string;
  productVersion?: string;
  arguments?: string[];
  showBanner?: (message: string, type: BannerType) => void;
  /** Returns true if the page has dealt with the error. */
  errorHandler?: (message: string, url: string, line: number) => boolean | undefined;
  cacheControl?: (url: string) => string;
  matchWebGLToCanvasSize?: boolean;
  devicePixelRatio?: number;
  webglContextAttributes?: WebGLContextAttributes;
  disabledCanvasEvents?: string[];
  print?: (message: string) => void;
  printErr?: (message: string) => void;
  preRun?: ((module: PlayerModule) => void)[];
  instantiateWasm?: (info: WebAssembly.Imports, receive: (instance: WebAssembly.Instance) => void) => unknown;
  locateFile?: (name: string) => string;
  wasmBinary?: BufferSource;
  /** Called for every outgoing event of this instance, in place of the global conventions. */
  onMessage?: (name: string, payload: string | undefined) => void;
}

export type BannerType = 'error' | 'warning' | 'info';

/** The numbers of `GetMetricsInfo()`, named as Unity 6 names them. Sizes in bytes, times in milliseconds. */
export interface MetricsInfo {
  totalWASMHeapSize: number;
  usedWASMHeapSize: number;
  totalJSHeapSize: number;
  usedJSHeapSize: number;
  pageLoadTime: number;
  pageLoadTimeToFrame1: number;
  fps: number;
  movingAverageFps: number;
  assetLoadTime: number;
  webAssemblyStartupTime: number;
  codeDownloadTime: number;
  gameStartupTime: number;
  numJankedFrames: number;
}

export interface MemoryInfo {
  totalWASMHeapSize: number;
  usedWASMHeapSize: number;
  totalJSHeapSize: number;
  usedJSHeapSize: number;
}

/** The object that loader and framework share: the page's config, and what each of them adds. */
export interface PlayerModule extends PlayerConfig {
  canvas: HTMLCanvasElement;
  streamingAssetsUrl: string;
  companyName: string;
  productName: string;
  productVersion: string;
  cacheControl: (url: string) => string;
  webglContextAttributes: WebGLContextAttributes;
  disabledCanvasEvents: string[];
  print: (message: string) => void;
  printErr: (message: string) => void;
  preRun: ((module: PlayerModule) => void)[];
  postRun: ((module: PlayerModule) => void)[];
  locateFile: (name: string) => string;
  /** Length of the wasm before compression. */
  wasmFileSize: number;
  deinitializers: (() => void)[];
  shouldQuit?: boolean;
  onQuit?: () => void;
  QuitCleanup: () => void;
  startupErrorHandler?: (message: string) => void;
  abortHandler: (message: string) => boolean;
  /** Milliseconds that the loader measured. */
  timings: { dataLoaded: number; codeDownloaded: number };

  // What the framework adds.
  addRunDependency?: (name: string) => void;
  removeRunDependency?: (name: string) => void;
  FS_createPath?: (parent: string, path: string) => void;
  FS_createDataFile?: (path: string, name: string | null, bytes: Uint8Array) => void;
  SendMessage?: (object: string, method: string, value?: unknown) => void;
  SetFullscreen?: (on: number) => void;
  GetMetricsInfo?: () => MetricsInfo;
  GetMemoryInfo?: () => MemoryInfo;
  HEAPU8?: Uint8Array;
  HEAPU32?: Uint32Array;
  HEAPF32?: Float32Array;
  HEAPF64?: Float64Array;
  WebPlayer?: { WaitForInitialization: () => Promise<void> };
}
