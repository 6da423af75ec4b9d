import { PlayerError } from './player-error.ts';

/** An empty document of the page's own origin, for games that cannot be ended in any other way than with it. */
export interface GameFrame {
  document: Document;
  window: Window & typeof globalThis;
  /** Ends everything that runs in it. */
  remove(): void;
}

/** Adds a frame that fills the container. */
export function addFrame(container: HTMLElement): GameFrame {
  const frame = container.ownerDocument.createElement('iframe');
  frame.allow = 'autoplay; fullscreen; gamepad';
  frame.title = container.getAttribute('aria-label') ?? '';
  container.append(frame);
  const { contentDocument: document, contentWindow } = frame;
  const window = contentWindow && document?.defaultView;
  if (!document || !window) throw new PlayerError('startup', 'The browser gave no document for the frame.');
  fill(document.documentElement);
  fill(document.body);
  return { document, window, remove: () => frame.remove() };
}

/** Nothing but the game lives in its frame, so each error there is the game's; its dialogues are errors, too. */
export function onFrameError({ window }: GameFrame, fail: (cause: unknown) => void): void {
  window.addEventListener('error', ({ error, message }) => fail(error ?? message));
  window.addEventListener('unhandledrejection', ({ reason }) => fail(reason));
  window.alert = fail;
}

/** Makes an element as large as its parent, without a style attribute, which a page's policy may forbid. */
export function fill(element: HTMLElement): void {
  Object.assign(element.style, { margin: '0', width: '100%', height: '100%', overflow: 'hidden' });
}
