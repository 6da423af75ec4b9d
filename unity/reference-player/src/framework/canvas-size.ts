import type { PlayerModule } from '../module.ts';

/** Pixels of the screen to one CSS pixel, or what the page asks for. */
export function pixelRatio(Module: PlayerModule): number {
  return Module.devicePixelRatio || window.devicePixelRatio || 1;
}

/** Gives the canvas as many pixels as its CSS box has on the screen, unless the page does that itself. */
export function fitCanvas(Module: PlayerModule, canvas: HTMLCanvasElement): void {
  if (Module.matchWebGLToCanvasSize === false) return;
  const ratio = pixelRatio(Module);
  const box = canvas.getBoundingClientRect();
  const width = Math.max(1, Math.round(box.width * ratio));
  const height = Math.max(1, Math.round(box.height * ratio));
  if (canvas.width !== width) canvas.width = width;
  if (canvas.height !== height) canvas.height = height;
}
