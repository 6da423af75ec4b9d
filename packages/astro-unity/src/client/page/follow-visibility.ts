/**
 * Tells whether anybody can see an element: it is on the screen, and the page is not hidden.
 *
 * @param onChange Called with each change.
 * @returns Ends following.
 */
export function followVisibility(element: Element, onChange: (isVisible: boolean) => void): () => void {
  const { ownerDocument: document } = element;
  let isOnScreen = true;
  let isVisible = true;
  const update = (): void => {
    const next = isOnScreen && !document.hidden;
    if (next === isVisible) return;
    isVisible = next;
    onChange(isVisible);
  };
  const observer = new IntersectionObserver((entries) => {
    isOnScreen = entries.at(-1)?.isIntersecting ?? isOnScreen;
    update();
  });
  observer.observe(element);
  document.addEventListener('visibilitychange', update);
  update();
  return () => {
    observer.disconnect();
    document.removeEventListener('visibilitychange', update);
  };
}
