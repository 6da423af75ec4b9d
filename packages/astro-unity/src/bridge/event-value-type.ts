import type { DataType } from '../metadata/game-code.ts';
import { objectType } from './object-type.ts';
import { arrayOf, PLAIN_TYPES } from './plain-types.ts';

/** What the Unity package writes as an object, whatever its keys are. */
const DICTIONARY = /^(?:[\w.]+\.)?I?(?:ReadOnly)?Dictionary<[^<>,]+,(.+)>$/;

/** What it writes as an array. */
const LIST = /^(?:[\w.]+\.)?(?:List|I(?:ReadOnly)?List|I(?:ReadOnly)?Collection|IEnumerable|HashSet)<(.+)>$/;

/**
 * The TypeScript type of what a game tells its page.
 *
 * @param type Full name of the C# type; undefined for one that is not known.
 * @param data The types of the game's own that JsonUtility writes.
 */
export function eventValueType(type: string | undefined, data: ReadonlyMap<string, DataType>): string {
  if (type === undefined) return 'unknown';
  const plain = PLAIN_TYPES.get(type);
  if (plain !== undefined) return plain;
  if (type === 'System.Decimal') return 'number';
  if (type === 'System.Char') return 'string';
  if (type.endsWith('?')) return orNull(eventValueType(type.slice(0, -1), data));
  const item = type.endsWith('[]') ? type.slice(0, -2) : LIST.exec(type)?.[1];
  if (item !== undefined) return arrayOf(eventValueType(item, data));
  const entry = DICTIONARY.exec(type)?.[1];
  if (entry !== undefined) return `Record<string, ${eventValueType(entry, data)}>`;
  return objectType(type, data) ?? 'unknown';
}

function orNull(type: string): string {
  return type === 'unknown' ? type : `${type} | null`;
}
