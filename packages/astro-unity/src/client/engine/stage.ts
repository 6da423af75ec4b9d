import type { EngineScope } from './engine-scope.ts';
import { enterPage, frameworkAddress } from './enter-page.ts';

type GameWindow = Window & typeof globalThis;

/** Where a game plays: the page, or a frame of its own. */
export interface Stage {
  window: GameWindow;
  document: Document;
  /** The game's canvas goes into it. */
  parent: HTMLElement;
  /** What takes the focus for the game, once its canvas is there. */
  surfaceOf(canvas: HTMLCanvasElement): HTMLElement;
  /** Where to load the framework from, so that its calls are known as this game's. */
  frameworkAddress(url: string): string;
  /** Lets the engine in. @returns Ends that, once the scope has ended. */
  enter(scope: EngineScope, frameworkUrl: string): () => void;
  /** Whether the browser has emptied it. */
  isLost(): boolean;
  remove(): void;
}

/** The stage of a game that plays in the page itself. */
export function pageStage(container: HTMLElement): Stage {
  return {
    window,
    document: container.ownerDocument,
    parent: container,
    surfaceOf: (canvas) => canvas,
    frameworkAddress,
    enter: enterPage,
    isLost: () => false,
    remove: () => {},
  };
}
