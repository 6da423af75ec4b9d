/** The terminal shows the same sizes in the same way. */
export { formatBytes } from '../cli/table.ts';

/** Time of a message, to the tenth of a second. */
export function formatTime(time: Date): string {
  return `${time.toLocaleTimeString('en', { hour12: false })}.${Math.floor(time.getMilliseconds() / 100)}`;
}

/** What a player is called on the page. */
export function playerTitle(player: HTMLElement): string {
  return player.getAttribute('aria-label') || buildName(player) || 'Player without a title';
}

/** Name of the build that a player shows. */
export function buildName({ dataset }: HTMLElement): string {
  const build: unknown = dataset.build ? JSON.parse(dataset.build) : undefined;
  return typeof build === 'object' && build !== null && 'name' in build ? String(build.name) : '';
}
