import { replaceProperty } from './replace-property.ts';

let canvasCount = 0;

/** A game's canvas, and the graphics that it holds. */
export interface GameCanvas {
  element: HTMLCanvasElement;
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
    remove: () => {
      listening.abort();
      for (const context of contexts) {
        if ('getExtension' in context) context.getExtension('WEBGL_lose_context')?.loseContext();
        if ('unconfigure' in context && typeof context.unconfigure === 'function') context.unconfigure();
      }
      contexts.clear();
      element.remove();
    },
  };
}
