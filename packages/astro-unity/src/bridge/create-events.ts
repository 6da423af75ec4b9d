import type { FrameworkEvents } from '../metadata/framework-events.ts';
import type { DataType, DeclaredEvent } from '../metadata/game-code.ts';
import { eventValueType } from './event-value-type.ts';
import type { EventSignature } from './types.ts';

/**
 * Which events a game raises: those that its framework names, and those that its C# code declares, which tell the types
 * of their values as well.
 *
 * @param data The types of the game's own that are known.
 * @returns undefined if there may be others: names that are made up at run time, or none that could be found.
 */
export function createEvents(
  frameworkEvents: FrameworkEvents | undefined,
  declared: readonly DeclaredEvent[],
  data: ReadonlyMap<string, DataType> = new Map(),
): EventSignature[] | undefined {
  const events = new Map<string, EventSignature>();
  for (const name of frameworkEvents?.names ?? []) events.set(name, { name, values: undefined });
  for (const { name, parameters } of declared) {
    const values = parameters.map((parameter) => ({
      name: parameter.name,
      type: eventValueType(parameter.type, data),
    }));
    events.set(name, { name, values });
  }
  // Declared events go through one call that takes their names from C#, so that it is open by itself.
  const isOpen = frameworkEvents === undefined || (frameworkEvents.isOpen && declared.length === 0);
  if (isOpen || events.size === 0) return undefined;
  return [...events.values()].sort((one, other) => (one.name < other.name ? -1 : 1));
}
