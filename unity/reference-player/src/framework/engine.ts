/** Addresses that the wasm exports: where the page's side reads and writes in place. */
type Address =
  | 'parents'
  | 'offsets'
  | 'inverseBind'
  | 'rotations'
  | 'positions'
  | 'palette'
  | 'marks'
  | 'viewProjection'
  | 'lightProjection'
  | 'eye'
  | 'focus';

/** Functions that the wasm exports; `assembly/index.ts` says what each does. */
type Command =
  | 'setJointCount'
  | 'reserveClip'
  | 'duration'
  | 'beginBlend'
  | 'setNoise'
  | 'setSmoothing'
  | 'setFeet'
  | 'orbit'
  | 'setCamera'
  | 'updateLight'
  | 'currentTime'
  | 'originX'
  | 'originZ'
  | 'seek'
  | 'setPlaying'
  | 'setSpeed'
  | 'startClip'
  | 'update'
  | 'sagittalAngle';

/** The instance of the wasm, and views of its memory. */
export class Engine {
  readonly memory: WebAssembly.Memory;
  readonly #exports: WebAssembly.Exports;

  constructor(instance: WebAssembly.Instance) {
    const { memory } = instance.exports;
    if (!(memory instanceof WebAssembly.Memory)) throw new Error('The code file exports no memory.');
    this.memory = memory;
    this.#exports = instance.exports;
  }

  /** Calls an exported function. */
  call(command: Command, ...values: number[]): number {
    const exported = this.#exports[command];
    if (typeof exported !== 'function') throw new Error(`The code file exports no function "${command}".`);
    return Number(Reflect.apply(exported, undefined, values));
  }

  /** A view of floats at a named place, or at an address. Valid until the memory grows: take a new one each time. */
  floats(at: Address | number, length: number): Float32Array<ArrayBuffer> {
    return new Float32Array(this.#buffer(), this.#address(at), length);
  }

  integers(at: Address, length: number): Int32Array<ArrayBuffer> {
    return new Int32Array(this.#buffer(), this.#address(at), length);
  }

  #buffer(): ArrayBuffer {
    const { buffer } = this.memory;
    if (!(buffer instanceof ArrayBuffer)) throw new Error('The memory of the code file is shared.');
    return buffer;
  }

  #address(at: Address | number): number {
    if (typeof at === 'number') return at;
    const exported = this.#exports[`${at}Address`];
    if (!(exported instanceof WebAssembly.Global))
      throw new Error(`The code file exports no address of "${at}".`);
    return Number(exported.value);
  }
}
