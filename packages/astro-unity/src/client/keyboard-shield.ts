/**
 * Gives the page its keys back. Unity listens on `window` and cancels every key, so that form fields receive none.
 * Keys that are not meant for the canvas are stopped on their way to those listeners; Unity's listeners on the canvas
 * itself go on hearing the rest, but never Tab: cancelled, it would lock the keyboard in the canvas (WCAG 2.1.2).
 *
 * Must be set up before Unity adds its own listeners. Other listeners for keys on `window` miss these events, too.
 *
 * @returns Takes the shield away.
 */
export function shieldKeyboard(canvas: HTMLCanvasElement): () => void {
  const document = canvas.ownerDocument;
  const stopPress = (event: Event): void => {
    if (event.target !== canvas) event.stopImmediatePropagation();
  };
  const stop = (event: Event): void => {
    if (event.target !== canvas) event.stopPropagation();
  };
  // Unity takes keypress while capturing, keydown and keyup while bubbling.
  const window = document.defaultView;
  const letTabPass = (event: KeyboardEvent): void => {
    if (event.key === 'Tab') event.stopImmediatePropagation();
  };
  window?.addEventListener('keydown', letTabPass, { capture: true });
  window?.addEventListener('keypress', stopPress, { capture: true });
  document.addEventListener('keydown', stop);
  document.addEventListener('keyup', stop);
  return () => {
    window?.removeEventListener('keydown', letTabPass, { capture: true });
    window?.removeEventListener('keypress', stopPress, { capture: true });
    document.removeEventListener('keydown', stop);
    document.removeEventListener('keyup', stop);
  };
}
