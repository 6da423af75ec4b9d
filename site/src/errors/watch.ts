import type { report } from './browser-reporter.ts';

/** The reporter is loaded with the first of them, so that it is there when the network is not. */
const SIGNS = ['pointerdown', 'keydown', 'touchstart'] as const;

/** A page that fails in a loop says no more after these. */
const MOST = 10;

let reporter: Promise<typeof report> | undefined;
let noted = 0;

/**
 * Watches a page for errors. Sentry itself comes with the first input or the first error; what happened before waits
 * for it.
 */
addEventListener('error', ({ error, message }) => note(error ?? message));
addEventListener('unhandledrejection', ({ reason }) => note(reason));
document.addEventListener('unity-error', ({ detail }) => note(detail));
for (const sign of SIGNS) addEventListener(sign, load, { once: true, passive: true });

function note(error: unknown): void {
  noted += 1;
  if (noted > MOST) return;
  load()
    .then((send) => send(error))
    .catch((failure) => console.warn('An error of this page cannot be reported.', failure));
}

function load(): Promise<typeof report> {
  reporter ??= import('./browser-reporter.ts').then((module) => module.report);
  // Who waits for it hears of its failure; after an input nobody does.
  reporter.catch(() => {});
  return reporter;
}
