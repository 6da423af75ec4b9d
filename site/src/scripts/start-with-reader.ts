import type { UnityPlayerElement } from 'astro-unity/client';

/** How long the page keeps to itself before a player starts unasked. */
const PATIENCE = 4000;
const SIGNS = ['pointermove', 'pointerdown', 'keydown', 'scroll'] as const;

/**
 * `<reader-starts>`: starts the player in it at the first sign of a reader, or a little after the page has loaded, so that
 * reading never waits for WebGL. Where less motion is asked for, the player's own start button decides. The button in it
 * pauses the motion.
 */
class ReaderStarts extends HTMLElement {
  connectedCallback(): void {
    const player = this.querySelector('unity-player');
    const button = this.querySelector<HTMLButtonElement>('button[data-pause]');
    if (!player) return;
    if (!matchMedia('(prefers-reduced-motion: reduce)').matches) startWithReader(player);
    player.addEventListener('unity-ready', () => button?.removeAttribute('hidden'));
    button?.addEventListener('click', () => {
      const paused = button.getAttribute('aria-pressed') !== 'true';
      button.setAttribute('aria-pressed', String(paused));
      player.send('Player', paused ? 'Pause' : 'Play');
    });
  }
}

function startWithReader(player: UnityPlayerElement): void {
  const waiting = new AbortController();
  const start = (): void => {
    waiting.abort();
    // The player shows its own errors and tells them by event; nobody holds this promise.
    player.start().catch(() => {});
  };
  for (const sign of SIGNS) addEventListener(sign, start, { passive: true, signal: waiting.signal });
  const timer = setTimeout(start, PATIENCE);
  waiting.signal.addEventListener('abort', () => clearTimeout(timer));
}

customElements.define('reader-starts', ReaderStarts);
