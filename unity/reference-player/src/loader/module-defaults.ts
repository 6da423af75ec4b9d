import type { PlayerConfig, PlayerModule } from '../module.ts';

// Replaced by the build.
declare const WASM_FILE_SIZE: number;

const REQUIRED_NAMES = { companyName: 'Unity', productName: 'WebGL Player', productVersion: '1.0' } as const;

/** The shared module: defaults, then every key of the page's config, which wins. */
export function createModule(canvas: HTMLCanvasElement, config: PlayerConfig): PlayerModule {
  for (const [option, value] of Object.entries(REQUIRED_NAMES)) {
    if (!Reflect.get(config, option)) {
      console.warn(`The config option "${option}" is missing or empty; "${value}" is used in its place.`);
    }
  }
  const Module: PlayerModule = {
    canvas,
    dataUrl: '',
    frameworkUrl: '',
    codeUrl: '',
    companyName: config.companyName || REQUIRED_NAMES.companyName,
    productName: config.productName || REQUIRED_NAMES.productName,
    productVersion: config.productVersion || REQUIRED_NAMES.productVersion,
    streamingAssetsUrl: 'StreamingAssets',
    wasmFileSize: WASM_FILE_SIZE,
    webglContextAttributes: { preserveDrawingBuffer: false, powerPreference: 'high-performance' },
    cacheControl: (url) => (url === Module.dataUrl ? 'must-revalidate' : 'no-store'),
    disabledCanvasEvents: ['contextmenu', 'dragstart'],
    print: (message) => console.log(message),
    printErr: (message) => console.error(message),
    preRun: [],
    postRun: [],
    locateFile: (name) => (name === 'build.wasm' ? Module.codeUrl : name),
    deinitializers: [],
    timings: { dataLoaded: 0, codeDownloaded: 0 },
    abortHandler: () => false,
    QuitCleanup() {
      for (const deinitialize of Module.deinitializers) deinitialize();
      Module.deinitializers = [];
      Module.onQuit?.();
    },
  };
  const { companyName, productName, productVersion } = Module;
  Object.assign(Module, config, { companyName, productName, productVersion });
  // Relative to the page, as Unity resolves it.
  Module.streamingAssetsUrl = new URL(Module.streamingAssetsUrl, document.URL).href;

  const disabled = [...Module.disabledCanvasEvents];
  const prevent = (event: Event) => event.preventDefault();
  for (const type of disabled) canvas.addEventListener(type, prevent);
  Module.deinitializers.push(() => {
    for (const type of disabled) canvas.removeEventListener(type, prevent);
  });
  return Module;
}
