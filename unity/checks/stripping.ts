import type { GameSources } from '../../packages/astro-unity/src/metadata/game-code.ts';
import type { UnityProject } from './project.ts';

/** Where the project says what must survive the stripping of code that nothing calls. */
const LINK_FILE = 'Assets/link.xml';

/** What is wrong with what is kept for the page, a sentence each: messages reach methods that no code calls. */
export function checkStripping(project: UnityProject, sources: GameSources): string[] {
  const player = sources.classes.find(({ name }) => name === 'Player');
  if (!player) return ['There is no class Player.'];
  const kept = `<type fullname="${player.namespace}.${player.name}" preserve="all" />`;
  const assembly = `<assembly fullname="${player.namespace}">`;
  const text = project.has(LINK_FILE) ? project.read(LINK_FILE) : '';
  if (text.includes(assembly) && text.includes(kept)) return [];
  return [`${LINK_FILE} does not keep ${player.namespace}.${player.name}, whose methods only pages call.`];
}
