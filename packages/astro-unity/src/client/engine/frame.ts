import { PlayerError } from '../player-error.ts';
import type { EngineScope } from './engine-scope.ts';
import { intercept } from './intercept.ts';

/** An empty document of the page's own origin, for games that cannot be ended in any other way than with it. */
export interface GameFrame {
  element: HTMLIFrameElement;
  document: Document;
  window: Window & typeof globalThis;
  /** Lets the engine in: every call of this window's functions is its. */
  enter(scope: EngineScope): void;
  /** Whether the browser has emptied it: it does so when a frame is moved in the document. */
  isLost(): boolean;
  /** Ends everything that runs in it. */
  remove(): void;
}

/** Adds a frame that fills the container. */
export function addFrame(container: HTMLElement): GameFrame {
  const element = container.ownerDocument.createElement('iframe');
  element.allow = 'autoplay; fullscreen; gamepad';
  element.title = container.getAttribute('aria-label') ?? '';
  container.append(element);
  const { contentDocument: document, contentWindow } = element;
  const window = contentWindow && document?.defaultView;
  if (!document || !window) throw new PlayerError('startup', 'The browser gave no document for the frame.');
  fill(document.documentElement);
  fill(document.body);
  return {
    element,
    document,
    window,
    enter: (scope) => {
      intercept(window, () => scope);
    },
    isLost: () => element.contentDocument !== document,
    remove: () => element.remove(),
  };
}

/** Nothing but the game lives in its frame, so each error there is the game's; its dialogues are errors, too. */
export function onFrameError({ window }: Pick<GameFrame, 'window'>, fail: (cause: unknown) => void): void {
  window.addEventListener('error', ({ error, message }) => fail(error ?? message));
  window.addEventListener('unhandledrejection', ({ reason }) => fail(reason));
  window.alert = fail;
}

/** Makes an element as large as its parent, without a style attribute, which a page's policy may forbid. */
export function fill(element: HTMLElement): void {
  Object.assign(element.style, { margin: '0', width: '100%', height: '100%', overflow: 'hidden' });
}
