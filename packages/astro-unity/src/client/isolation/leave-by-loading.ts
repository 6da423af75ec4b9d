const players = new Set<Element>();

/**
 * An isolated document stays isolated for every page that a view transition brings into it, where embeds and pictures of
 * other origins may then be missing. Leaving the player's page therefore loads the next one, unless the player is one
 * that transitions keep alive.
 */
export function leaveByLoading(player: Element): void {
  players.add(player);
  document.addEventListener('astro:before-preparation', loadInstead);
}

function loadInstead(event: Event): void {
  const isLeft = (player: Element): boolean =>
    player.isConnected && !player.closest('[data-astro-transition-persist]');
  if ([...players].some(isLeft)) event.preventDefault();
}
