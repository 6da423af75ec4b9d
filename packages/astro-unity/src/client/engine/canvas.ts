import { replaceProperty } from './replace-property.ts';

let canvasCount = 0;

type CanvasWindow = Pick<typeof globalThis, 'HTMLCanvasElement'>;

/** A game's canvas, and the graphics that it holds. */
export interface GameCanvas {
  element: HTMLCanvasElement;
  /** Puts it back into the document, out of sight, where it left that with its player: Unity ends only with it. */
  keep(): void;
  /** Gives the graphics back at once, where the browser would wait for its collector, and takes the canvas away. */
  remove(): void;
}

/**
 * Adds a canvas. Unity finds it again and again by id, so it must be in the document under an id of its own until the
 * end.
 *
 * @param onLost The device took the graphics away.
 */
export function addCanvas(parent: HTMLElement, onLost: () => void): GameCanvas {
  const element = parent.ownerDocument.createElement('canvas');
  element.id = `unity-canvas-${++canvasCount}`;
  element.tabIndex = 0;
  parent.append(element);

  const contexts = new Set<RenderingContext>();
  const { getContext } = element;
  replaceProperty(element, 'getContext', (...args: [string, unknown?]): RenderingContext | null => {
    const context: RenderingContext | null = Reflect.apply(getContext, element, args);
    if (context) contexts.add(context);
    return context;
  });
  const listening = new AbortController();
  element.addEventListener('webglcontextlost', onLost, { signal: listening.signal });

  return {
    element,
    keep: () => {
      if (element.isConnected) return;
      Object.assign(element.style, { position: 'fixed', width: '64px', opacity: '0', pointerEvents: 'none' });
      element.ownerDocument.body.append(element);
    },
    remove: () => {
      listening.abort();
      for (const context of contexts) {
        release(context);
      }
      contexts.clear();
      element.remove();
    },
  };
}

/**
 * Calls Unity's loader, which asks canvases of its own what the device can do, and gives their graphics back: browsers
 * allow a few contexts only, and count each until it is collected.
 */
export function releasingProbes<Result>(window: CanvasWindow, call: () => Result): Result {
  const { prototype } = window.HTMLCanvasElement;
  const { getContext } = prototype;
  const probes = new Set<RenderingContext>();
  const restore = replaceProperty(
    prototype,
    'getContext',
    function (this: HTMLCanvasElement, ...args: unknown[]) {
      const context: RenderingContext | null = Reflect.apply(getContext, this, args);
      if (context) probes.add(context);
      return context;
    },
  );
  try {
    return call();
  } finally {
    restore();
    for (const probe of probes) release(probe);
  }
}

function release(context: RenderingContext): void {
  if ('getExtension' in context) context.getExtension('WEBGL_lose_context')?.loseContext();
  if ('unconfigure' in context && typeof context.unconfigure === 'function') context.unconfigure();
}
