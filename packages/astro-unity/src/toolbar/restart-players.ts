import type { UnityPlayerElement } from '../client/unity-player-element.ts';
import type { PlayerBuild } from '../pack/types.ts';
import { EVENTS } from './events.ts';

/**
 * Runs on every page of `astro dev`: when Unity has exported again, the players of that build start anew, and nothing
 * else on the page is touched.
 */
import.meta.hot?.on(EVENTS.export, (news) => {
  if ('problem' in news) {
    console.warn(`[astro-unity] The players of "${news.name}" stay as they are. ${news.problem.message}`);
  } else if (!update(news.build)) {
    location.reload();
  }
});

import.meta.hot?.send(EVENTS.listening);

/** @returns Whether everything that the page shows of the build could be brought up to date. */
function update(build: PlayerBuild): boolean {
  const players = [...document.querySelectorAll('unity-player')];
  // A page may show builds in a way of its own.
  if (players.length === 0) return false;
  const changed = players.flatMap((player) => {
    const shown = buildOf(player);
    return shown?.name === build.name ? [{ player, shown }] : [];
  });
  // Threads depend on headers that the page itself came with.
  if (changed.some(({ shown }) => Boolean(shown.parts.worker) !== Boolean(build.parts.worker))) return false;
  const text = JSON.stringify(build);
  for (const { player } of changed) {
    if (player.dataset.build !== text) void restart(player, text);
  }
  return true;
}

function buildOf({ dataset }: UnityPlayerElement): PlayerBuild | undefined {
  return dataset.build ? JSON.parse(dataset.build) : undefined;
}

async function restart(player: UnityPlayerElement, build: string): Promise<void> {
  const { state } = player;
  player.dataset.build = build;
  // Others take the new build when they are asked to start.
  if (state !== 'loading' && state !== 'ready' && state !== 'error') return;
  await player.dispose();
  // The player shows its error itself.
  if (player.isConnected) await player.start().catch(() => {});
}
