import type { Listeners } from '../listeners.ts';
import { Grip, type Point } from './grip.ts';

/** Radians of orbit that a drag over the whole height of the canvas makes. */
const DRAG = 3.4;

/** Dragging orbits the camera, and two fingers zoom; the wheel zooms while the canvas has the focus, and scrolls the page otherwise. */
export function orbitByPointer(
  listeners: Listeners,
  canvas: HTMLCanvasElement,
  orbit: (yaw: number, pitch: number, zoom: number) => void,
): void {
  const grip = new Grip();
  // Vertical swipes keep scrolling the page.
  canvas.style.touchAction = 'pan-y';
  listeners.add(canvas, 'pointerdown', (event) => {
    canvas.focus({ preventScroll: true });
    if (event.button !== 0) return;
    grip.take(event.pointerId, placeOf(event));
    canvas.setPointerCapture(event.pointerId);
  });
  listeners.add(canvas, 'pointermove', (event) => {
    const pull = grip.move(event.pointerId, placeOf(event));
    if (!pull) return;
    const scale = DRAG / Math.max(1, canvas.clientHeight);
    orbit(-pull.x * scale, pull.y * scale, pull.zoom);
  });
  for (const type of ['pointerup', 'pointercancel'] as const) {
    listeners.add(canvas, type, ({ pointerId }) => grip.release(pointerId));
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

const placeOf = ({ clientX, clientY }: PointerEvent): Point => ({ x: clientX, y: clientY });
