import type { UnityPlayerElement } from 'astro-unity/client';
import { currentTheme, onThemeChange } from './theme.ts';

/** Puts a player into the page's theme and onto the page's own ground, so that the figure stands on the page. */
function paint(player: UnityPlayerElement): void {
  player.send('Player', 'SetTheme', currentTheme());
  player.send('Player', 'SetColors', {
    background: toHex(getComputedStyle(document.documentElement).backgroundColor),
  });
}

/** `rgb(12, 15, 17)` → `#0c0f11`. */
function toHex(color: string): string {
  const channels = color.match(/\d+/g) ?? [];
  return `#${channels
    .slice(0, 3)
    .map((channel) => Number(channel).toString(16).padStart(2, '0'))
    .join('')}`;
}

document.addEventListener('unity-ready', ({ target }) => {
  for (const player of document.querySelectorAll('unity-player')) if (player === target) paint(player);
});
onThemeChange(() => {
  for (const player of document.querySelectorAll('unity-player')) if (player.instance) paint(player);
});
