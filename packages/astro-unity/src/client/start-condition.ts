/** When a player starts by itself. */
export type LoadCondition = 'visible' | 'idle' | 'eager' | 'click';

/** How far off the screen a player begins to load. */
const MARGIN = '200px';

/**
 * Calls back once, when the condition is met.
 *
 * @returns Ends waiting.
 */
export function whenMet(
  condition: Exclude<LoadCondition, 'click'>,
  element: Element,
  start: () => void,
): () => void {
  if (condition === 'eager') {
    queueMicrotask(start);
    return () => {};
  }
  if (condition === 'idle') return whenIdle(start);
  const observer = new IntersectionObserver(
    (entries) => {
      if (!entries.some((entry) => entry.isIntersecting)) return;
      observer.disconnect();
      start();
    },
    { rootMargin: MARGIN },
  );
  observer.observe(element);
  return () => observer.disconnect();
}

/** The value of a `load` attribute; anything unknown is the default. */
export function loadCondition(value: string | null): LoadCondition {
  return value === 'idle' || value === 'eager' || value === 'click' ? value : 'visible';
}

function whenIdle(start: () => void): () => void {
  // Safari has no requestIdleCallback.
  if (!('requestIdleCallback' in globalThis)) {
    const timer = setTimeout(start, 200);
    return () => clearTimeout(timer);
  }
  const handle = requestIdleCallback(start, { timeout: 2000 });
  return () => cancelIdleCallback(handle);
}
