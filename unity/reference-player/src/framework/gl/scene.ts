/** What one frame is drawn from: views of the wasm's memory, and the key light. */
export interface Scene {
  readonly viewProjection: Float32Array;
  readonly lightProjection: Float32Array;
  readonly palette: Float32Array;
  /** Palette of the stool: one matrix that moves it to its place. Undefined where there is none. */
  readonly stool: Float32Array | undefined;
  readonly positions: Float32Array;
  readonly parents: Int32Array;
  readonly marks: Float32Array;
  readonly eye: Float32Array;
  readonly focus: Float32Array;
  /** Towards the key light, of length 1. */
  readonly keyDirection: readonly [number, number, number];
}
