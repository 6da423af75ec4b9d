import type { EventFilter } from './engine-scope.ts';

/** What decides about an event. */
export interface GateOptions {
  /** What keys must be meant for; without it, all keys of the window are the engine's. */
  canvas?: HTMLCanvasElement | undefined;
  /** Whether the visitor plays: the game has the focus. */
  isActive(): boolean;
  /** Whether the text of an error (its stack, the file it names) points to the engine. */
  isOwnError(text: string): boolean;
}

/**
 * Decides which events an engine hears. Left to itself it cancels every key of the page, so that form fields receive
 * none, keeps wheel and touch from scrolling, and takes each error of the page for its own.
 */
export function eventGate({ canvas, isActive, isOwnError }: GateOptions): EventFilter {
  return (event) => {
    switch (event.type) {
      case 'keydown':
      case 'keyup':
      case 'keypress':
        // Cancelled, Tab would lock the keyboard in the canvas (WCAG 2.1.2).
        return (!canvas || event.target === canvas) && Reflect.get(event, 'key') !== 'Tab';
      case 'paste':
      case 'copy':
      case 'cut':
      case 'wheel':
      case 'mousewheel':
        return isActive();
      case 'touchstart':
      case 'touchmove':
        // The game feels each finger, but the page scrolls until the visitor plays.
        if (!isActive()) event.preventDefault = () => {};
        return true;
      case 'error':
      case 'unhandledrejection':
        return isOwnError(describe(event));
      default:
        return true;
    }
  };
}

/** The file and the stack of an error event, or of a rejection; of another window's realm as well. */
function describe(event: Event): string {
  const cause: unknown = Reflect.get(event, 'reason') ?? Reflect.get(event, 'error');
  const stack: unknown = typeof cause === 'object' && cause ? Reflect.get(cause, 'stack') : undefined;
  return `${String(Reflect.get(event, 'filename') ?? '')}\n${String(stack ?? '')}`;
}
