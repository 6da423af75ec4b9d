/** What a frame cannot be drawn without, in WebGL and in WebGPU. */
const DRAWING = [
  'clear',
  'drawArrays',
  'drawArraysInstanced',
  'drawElements',
  'drawElementsInstanced',
  'blitFramebuffer',
  'getCurrentTexture',
];

const KINDS = ['webgl2', 'webgl', 'webgpu'];

/** Counts the frames of a canvas until it is stopped. */
export interface FrameCounter {
  /** Frames since it was asked last. */
  take(): number;
  stop(): void;
}

/**
 * Counts the animation frames in which a game draws, by looking on at its calls of the graphics context. Frames that the
 * engine asks for tell less: a resting or a slow game asks for them as well.
 *
 * @param canvas One that its game has a context of already.
 * @returns undefined where the canvas does not give its context.
 */
export function countFrames(canvas: HTMLCanvasElement): FrameCounter | undefined {
  const context = contextOf(canvas);
  if (!context) return undefined;
  const { timeline } = canvas.ownerDocument;
  let frames = 0;
  let last: unknown;
  const look = (): void => {
    // The same during one frame.
    const { currentTime } = timeline;
    if (currentTime !== last) frames += 1;
    last = currentTime;
  };
  const wrapped = DRAWING.filter((name) => lookOnAt(context, name, look));
  return {
    take() {
      const taken = frames;
      frames = 0;
      return taken;
    },
    stop() {
      // What the browser made is on the prototype.
      for (const name of wrapped) Reflect.deleteProperty(context, name);
    },
  };
}

function contextOf(canvas: HTMLCanvasElement): object | undefined {
  for (const kind of KINDS) {
    try {
      const context = canvas.getContext(kind);
      if (context) return context;
    } catch {
      // A canvas that draws in a worker has no context here.
      return undefined;
    }
  }
  return undefined;
}

function lookOnAt(context: object, name: string, look: () => void): boolean {
  const native: unknown = Reflect.get(context, name);
  if (typeof native !== 'function' || Object.hasOwn(context, name)) return false;
  return Reflect.set(context, name, function (this: unknown, ...args: unknown[]): unknown {
    look();
    return Reflect.apply(native, this, args);
  });
}
