import { addFrame } from './frame.ts';
import type { Stage } from './stage.ts';

/** The stage of a game that is isolated from the page; what it holds goes with the frame. */
export function frameStage(container: HTMLElement): Stage {
  const frame = addFrame(container);
  return {
    window: frame.window,
    document: frame.document,
    parent: frame.document.body,
    surfaceOf: () => frame.element,
    frameworkAddress: (url) => url,
    enter: (scope) => {
      frame.enter(scope);
      return () => {};
    },
    isLost: frame.isLost,
    remove: frame.remove,
  };
}
