/** More device pixels than this per CSS pixel cost frames and are hardly seen. */
const MAX_PIXEL_RATIO = 2;

/** The same functions for all engines: V8 keeps a getter that it has met for long, and with it whatever that refers to. */
const PIXEL_RATIO: PropertyDescriptor = {
  configurable: true,
  get: () => Math.min(devicePixelRatio, MAX_PIXEL_RATIO),
  set(this: object, value: unknown) {
    Object.defineProperty(this, 'devicePixelRatio', { configurable: true, writable: true, value });
  },
};

/**
 * Gives an engine the pixel ratio of the screen that the page is on, and the zoom that it has: Unity asks its module for it
 * in each frame. A game that sets its own keeps that.
 */
export function followPixelRatio(module: object): void {
  Object.defineProperty(module, 'devicePixelRatio', PIXEL_RATIO);
}
