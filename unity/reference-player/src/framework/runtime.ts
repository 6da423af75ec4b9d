import type { PlayerModule } from '../module.ts';
import { Engine } from './engine.ts';

type FootContact = (side: number) => void;

/** What must be there before the player starts: the files of the `.data`, and the wasm. */
export class Runtime {
  /** Set by the player; the wasm calls it when a foot comes down: 0 left, 1 right. */
  onFootContact: FootContact = () => {};
  readonly startedAt = performance.now();
  wasmStartup = 0;

  readonly #Module: PlayerModule;
  readonly #files = new Map<string, Uint8Array>();
  readonly #dependencies = new Set<string>();
  #engine: Engine | undefined;
  #mayRun = false;
  #ready: (engine: Engine) => void = () => {};

  constructor(Module: PlayerModule) {
    this.#Module = Module;
    Module.addRunDependency = (name) => this.#dependencies.add(name);
    Module.removeRunDependency = (name) => {
      this.#dependencies.delete(name);
      this.#checkReady();
    };
    // Paths exist by being used.
    Module.FS_createPath = () => {};
    Module.FS_createDataFile = (path, name, bytes) => this.#files.set(name ? `${path}/${name}` : path, bytes);
  }

  /** Resolves when nothing is missing any more. */
  whenReady(): Promise<Engine> {
    return new Promise((resolve) => {
      this.#ready = resolve;
    });
  }

  /** A file of the `.data` by its path in there. */
  file(path: string): Uint8Array {
    const bytes = this.#files.get(path);
    if (!bytes)
      throw new Error(`The data file has no "${path}". It has: ${[...this.#files.keys()].join(', ')}.`);
    return bytes;
  }

  /** Paths of all files in a folder of the `.data`. */
  list(folder: string): string[] {
    return [...this.#files.keys()].filter((path) => path.startsWith(folder));
  }

  /** Instantiates the wasm: by the page's `instantiateWasm` if it has one, else by streaming, else from the bytes. */
  instantiate(): void {
    const Module = this.#Module;
    const started = performance.now();
    const info: WebAssembly.Imports = { env: { footContact: (side: number) => this.onFootContact(side) } };
    const receive = (instance: WebAssembly.Instance): void => {
      this.wasmStartup = performance.now() - started;
      this.#engine = new Engine(instance);
      this.#checkReady();
    };
    const fail = (reason: unknown): void => {
      Module.printErr(`Aborted(${String(reason)})`);
      Module.abortHandler(`The code file ${Module.codeUrl} could not be instantiated: ${String(reason)}`);
    };
    if (Module.instantiateWasm) {
      try {
        Module.instantiateWasm(info, receive);
      } catch (reason) {
        fail(`Module.instantiateWasm failed: ${String(reason)}`);
      }
      return;
    }
    instantiateFrom(Module, info).then(receive, fail);
  }

  /** Everything that the start depends on is named. */
  run(): void {
    this.#mayRun = true;
    this.#checkReady();
  }

  #checkReady(): void {
    if (this.#mayRun && this.#engine && this.#dependencies.size === 0) this.#ready(this.#engine);
  }
}

async function instantiateFrom(
  Module: PlayerModule,
  info: WebAssembly.Imports,
): Promise<WebAssembly.Instance> {
  if (Module.wasmBinary) return (await WebAssembly.instantiate(Module.wasmBinary, info)).instance;
  const url = Module.locateFile('build.wasm');
  const response = await fetch(url, { credentials: 'same-origin' });
  if (!response.ok) throw new Error(`${url} was answered with status ${response.status}`);
  const spare = response.clone();
  try {
    return (await WebAssembly.instantiateStreaming(response, info)).instance;
  } catch (reason) {
    // The usual cause is a wrong Content-Type; the bytes may still be right.
    Module.printErr(`wasm streaming compile failed: ${String(reason)}`);
    Module.printErr('falling back to ArrayBuffer instantiation');
    return (await WebAssembly.instantiate(await spare.arrayBuffer(), info)).instance;
  }
}
