const SVG = 'http://www.w3.org/2000/svg';

/** Four corners. */
const ICON = 'M4 9V4h5M15 4h5v5M20 15v5h-5M9 20H4v-5';

/**
 * Adds a button that shows the player on the whole screen and back. Escape leaves as well; that is the browser's own.
 *
 * @returns Takes it away.
 */
export function addFullscreenButton(player: HTMLElement): () => void {
  const { ownerDocument: document } = player;
  if (!document.fullscreenEnabled) return () => {};
  const button = document.createElement('button');
  button.type = 'button';
  button.className = 'unity-fullscreen';
  button.append(icon(document));
  const label = (): void => {
    const isFull = document.fullscreenElement === player;
    button.setAttribute('aria-label', isFull ? 'Leave full screen' : 'Full screen');
  };
  label();
  button.addEventListener('click', () => {
    const isFull = document.fullscreenElement === player;
    // Refused, for example by a frame around the page, it stays as it is.
    (isFull ? document.exitFullscreen() : player.requestFullscreen()).catch(() => {});
  });
  player.addEventListener('fullscreenchange', label);
  player.append(button);
  return () => {
    player.removeEventListener('fullscreenchange', label);
    if (document.fullscreenElement === player) void document.exitFullscreen().catch(() => {});
    button.remove();
  };
}

function icon(document: Document): SVGElement {
  const svg = document.createElementNS(SVG, 'svg');
  svg.setAttribute('viewBox', '0 0 24 24');
  svg.setAttribute('aria-hidden', 'true');
  const path = document.createElementNS(SVG, 'path');
  path.setAttribute('d', ICON);
  svg.append(path);
  return svg;
}
