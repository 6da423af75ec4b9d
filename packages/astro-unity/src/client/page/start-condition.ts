/**
 * When a player starts by itself: near the screen, when the page is idle, at once, after a click, or while a media
 * query matches, as in `(min-width: 60em)`.
 */
export type LoadCondition = 'visible' | 'idle' | 'eager' | 'click' | `(${string}`;

/** How far off the screen a player begins to load, in CSS pixels. */
const MARGIN = 200;

/**
 * The condition that a `load` attribute sets; anything unknown is `visible`. Visitors who save data, or have asked for
 * less motion, are not served before they click.
 */
export function startCondition(value: string | null): LoadCondition {
  if (savesData() || matchMedia('(prefers-reduced-motion: reduce)').matches) return 'click';
  if (value === 'idle' || value === 'eager' || value === 'click') return value;
  return value?.startsWith('(') ? `(${value.slice(1)}` : 'visible';
}

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
  switch (condition) {
    case 'eager':
      queueMicrotask(start);
      return () => {};
    case 'idle':
      return whenIdle(start);
    case 'visible':
      return whenNear(element, start);
    default:
      return whenMatching(condition, start);
  }
}

function savesData(): boolean {
  const connection: unknown = Reflect.get(navigator, 'connection');
  return (
    typeof connection === 'object' && connection !== null && Reflect.get(connection, 'saveData') === true
  );
}

function whenNear(element: Element, start: () => void): () => void {
  const observer = new IntersectionObserver(
    (entries) => {
      if (!entries.some((entry) => entry.isIntersecting)) return;
      observer.disconnect();
      start();
    },
    { rootMargin: `${MARGIN}px` },
  );
  observer.observe(element);
  return () => observer.disconnect();
}

function whenMatching(query: string, start: () => void): () => void {
  const list = matchMedia(query);
  const waiting = new AbortController();
  const check = (): void => {
    if (!list.matches) return;
    waiting.abort();
    start();
  };
  list.addEventListener('change', check, { signal: waiting.signal });
  check();
  return () => waiting.abort();
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
