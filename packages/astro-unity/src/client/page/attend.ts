import type { RunningGame } from '../types.ts';
import { followVisibility } from './follow-visibility.ts';
import { addFullscreenButton } from './fullscreen-button.ts';
import { takeFocus } from './take-focus.ts';

/**
 * What a running game gets from its page: the focus, the whole screen, and rest while nobody can see it.
 *
 * @returns What ends each of these.
 */
export function attend(
  game: RunningGame,
  player: HTMLElement,
  keepsRunning: boolean,
): ReadonlyArray<() => void> {
  const cleanups = [takeFocus(game.surface), addFullscreenButton(player)];
  if (keepsRunning) return cleanups;
  const follow = (isVisible: boolean): void => (isVisible ? game.wake() : game.rest());
  return [...cleanups, followVisibility(player, follow)];
}
