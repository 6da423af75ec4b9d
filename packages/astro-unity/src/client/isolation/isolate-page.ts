import type { PlayerBuild } from '../../pack/types.ts';
import { PlayerError } from '../player-error.ts';
import { leaveByLoading } from './leave-by-loading.ts';
import { registerIsolation } from './register-isolation.ts';
import { forgetSteps, isTaken, noteStep } from './steps.ts';

/** One way to become isolated; each needs the page to be loaded once more. */
interface Step {
  name: string;
  prepare?(): Promise<void>;
}

let isolating: Promise<void> | undefined;

/**
 * Makes sure that this page may have threads, which browsers give to cross-origin isolated documents only. Where headers
 * did not do it, the page is loaded once more for each way that is left, at most three times in a tab: because it was
 * reached by a view transition, and with a service worker where the host sends no headers.
 *
 * @returns Resolves where the page is isolated, and does not settle where it is about to be loaded again.
 * @throws {PlayerError} `threads`, with the reason and the remedy.
 */
export function isolatePage({ name, isolationWorker }: PlayerBuild, player: Element): Promise<void> {
  if (crossOriginIsolated) {
    forgetSteps();
    leaveByLoading(player);
    return Promise.resolve();
  }
  isolating ??= takeNextStep(name, isolationWorker).finally(() => {
    isolating = undefined;
  });
  return isolating;
}

async function takeNextStep(build: string, worker: string | undefined): Promise<void> {
  const refuse = (why: string): PlayerError =>
    new PlayerError('threads', `The Unity build "${build}" runs threads, for which ${why}`);
  if (!isSecureContext) {
    throw refuse(`${location.origin} must be served by https: browsers isolate no other page.`);
  }
  if (window.parent !== window) {
    throw refuse(
      'the page that embeds this one must be isolated as well: send Cross-Origin-Opener-Policy: same-origin and Cross-Origin-Embedder-Policy: require-corp with both, and where they are of different origins, give the iframe allow="cross-origin-isolated". A link that opens this page by itself works, too.',
    );
  }
  const step = steps(worker).find(({ name }) => !isTaken(name));
  if (!step) {
    throw refuse(
      `${location.pathname} must be cross-origin isolated, and is not${worker ? `, although ${worker} was asked to` : ''}. Send Cross-Origin-Opener-Policy: same-origin and Cross-Origin-Embedder-Policy: require-corp with the page.`,
    );
  }
  try {
    await step.prepare?.();
    noteStep(step.name);
  } catch (cause) {
    throw PlayerError.from(cause, 'threads');
  }
  location.reload();
  return new Promise(() => {});
}

function steps(worker: string | undefined): Step[] {
  const list: Step[] = [];
  if (cameByTransition()) list.push({ name: 'load' });
  if (worker) {
    list.push({ name: 'credentialless', prepare: () => registerIsolation(worker, 'credentialless') });
    list.push({ name: 'require-corp', prepare: () => registerIsolation(worker, 'require-corp') });
  }
  return list;
}

/** Isolation belongs to the document, which a view transition keeps, whatever page it goes to. */
function cameByTransition(): boolean {
  const [loaded] = performance.getEntriesByType('navigation');
  return loaded !== undefined && new URL(loaded.name).pathname !== location.pathname;
}
