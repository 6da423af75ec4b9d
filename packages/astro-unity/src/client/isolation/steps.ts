/**
 * Which ways to become isolated this tab has tried on this page. It is kept beyond the reload that each of them needs,
 * so that none is tried twice and no page is loaded for ever.
 */
const key = (): string => `astro-unity:isolation:${location.pathname}`;

export function isTaken(step: string): boolean {
  return (sessionStorage.getItem(key()) ?? '').split(' ').includes(step);
}

/** @throws where the browser keeps nothing for the page, so that nothing could stop a second time. */
export function noteStep(step: string): void {
  sessionStorage.setItem(key(), `${sessionStorage.getItem(key()) ?? ''} ${step}`);
}

/** For a page that is isolated: should it lose that, all ways are open again. */
export function forgetSteps(): void {
  try {
    sessionStorage.removeItem(key());
  } catch {
    // A browser that keeps nothing has nothing to forget.
  }
}
