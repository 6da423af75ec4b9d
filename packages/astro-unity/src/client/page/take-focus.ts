/**
 * Gives a game the focus when the visitor turns to it, and Escape the power to leave it. Unity cancels the events by
 * which a browser would move the focus itself.
 *
 * @param surface The canvas, or the frame that it is in.
 * @returns Ends it.
 */
export function takeFocus(surface: HTMLElement): () => void {
  const { ownerDocument: document } = surface;
  const listening = new AbortController();
  const options = { signal: listening.signal, capture: true };
  const inside = surface instanceof HTMLIFrameElement ? surface.contentDocument : undefined;
  const focus = (): void => {
    if (document.activeElement !== surface) surface.focus({ preventScroll: true });
  };
  for (const target of [surface, inside]) {
    // A tap, but not the finger that scrolls the page over the game.
    target?.addEventListener('pointerup', focus, options);
    target?.addEventListener('mousedown', focus, options);
    target?.addEventListener('keydown', (event) => leaveOnEscape(event, surface), options);
  }
  return () => listening.abort();
}

function leaveOnEscape(event: Event, surface: HTMLElement): void {
  const { ownerDocument: document } = surface;
  const isEscape = Reflect.get(event, 'key') === 'Escape';
  // There, Escape belongs to the browser.
  if (!isEscape || document.fullscreenElement || document.pointerLockElement) return;
  surface.blur();
}
