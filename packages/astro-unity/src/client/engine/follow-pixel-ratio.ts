/** More device pixels than this per CSS pixel cost frames and are hardly seen. */
const MAX_PIXEL_RATIO = 2;

/**
 * Gives an engine the pixel ratio of the screen that the page is on, and the zoom that it has: Unity asks its module for it
 * in each frame. A game that sets its own keeps that.
 */
export function followPixelRatio(module: object): void {
  Object.defineProperty(module, 'devicePixelRatio', {
    configurable: true,
    get: () => Math.min(devicePixelRatio, MAX_PIXEL_RATIO),
    set: (value: unknown) => Object.defineProperty(module, 'devicePixelRatio', { value, writable: true }),
  });
}
