import type { Listeners } from '../listeners.ts';

export interface KeyboardActions {
  orbit(yaw: number, pitch: number, zoom: number): void;
  togglePlay(): void;
  resetCamera(): void;
}

const STEP = 0.09;

/**
 * Takes the keyboard of the whole page, as Unity does: keydown, keyup and (capturing) keypress on the window are
 * prevented whatever has the focus, so form fields get no letter. The camera's keys work while the canvas has the focus.
 */
export function takeKeyboard(
  listeners: Listeners,
  canvas: HTMLCanvasElement,
  actions: KeyboardActions,
): void {
  const keys: Readonly<Record<string, () => void>> = {
    ArrowLeft: () => actions.orbit(-STEP, 0, 1),
    ArrowRight: () => actions.orbit(STEP, 0, 1),
    ArrowUp: () => actions.orbit(0, STEP, 1),
    ArrowDown: () => actions.orbit(0, -STEP, 1),
    '+': () => actions.orbit(0, 0, 1 / 1.1),
    '=': () => actions.orbit(0, 0, 1 / 1.1),
    '-': () => actions.orbit(0, 0, 1.1),
    ' ': () => actions.togglePlay(),
    Home: () => actions.resetCamera(),
  };
  const prevent = (event: Event): void => event.preventDefault();
  const handled = new WeakSet<Event>();
  const onKeyDown = (event: KeyboardEvent): void => {
    event.preventDefault();
    // The canvas and the window both listen; a key counts once.
    if (handled.has(event) || document.activeElement !== canvas) return;
    handled.add(event);
    keys[event.key]?.();
  };
  for (const target of [window, canvas]) {
    listeners.add(target, 'keydown', onKeyDown);
    listeners.add(target, 'keyup', prevent);
    listeners.add(target, 'keypress', prevent, { capture: true });
  }
}
