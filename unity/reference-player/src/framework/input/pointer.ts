import type { Listeners } from '../listeners.ts';

/** Radians of orbit that a drag over the whole height of the canvas makes. */
const DRAG = 3.4;

/** Dragging orbits the camera; the wheel zooms while the canvas has the focus, and scrolls the page otherwise. */
export function orbitByPointer(
  listeners: Listeners,
  canvas: HTMLCanvasElement,
  orbit: (yaw: number, pitch: number, zoom: number) => void,
): void {
  let dragged: number | undefined;
  // Vertical swipes keep scrolling the page.
  canvas.style.touchAction = 'pan-y';
  listeners.add(canvas, 'pointerdown', (event) => {
    canvas.focus({ preventScroll: true });
    if (event.button !== 0) return;
    dragged = event.pointerId;
    canvas.setPointerCapture(event.pointerId);
  });
  listeners.add(canvas, 'pointermove', (event) => {
    if (dragged !== event.pointerId) return;
    const scale = DRAG / Math.max(1, canvas.clientHeight);
    orbit(-event.movementX * scale, event.movementY * scale, 1);
  });
  for (const type of ['pointerup', 'pointercancel'] as const) {
    listeners.add(canvas, type, () => {
      dragged = undefined;
    });
  }
  listeners.add(
    canvas,
    'wheel',
    (event) => {
      if (document.activeElement !== canvas) return;
      event.preventDefault();
      orbit(0, 0, Math.exp(event.deltaY * 0.0012));
    },
    { passive: false },
  );
}
