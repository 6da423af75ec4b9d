import { INTEGERS } from './value-type.ts';

const PLAIN_TYPES: ReadonlyMap<string, string> = new Map([
  ...[...INTEGERS, 'System.Single', 'System.Double', 'System.Decimal'].map((name): [string, string] => [
    name,
    'number',
  ]),
  ['System.Boolean', 'boolean'],
  ['System.Char', 'string'],
  ['System.String', 'string'],
]);

/** What the Unity package writes as an object, whatever its keys are. */
const DICTIONARY = /^(?:[\w.]+\.)?I?(?:ReadOnly)?Dictionary<[^<>,]+,(.+)>$/;

/** What it writes as an array. */
const LIST = /^(?:[\w.]+\.)?(?:List|I(?:ReadOnly)?List|I(?:ReadOnly)?Collection|IEnumerable|HashSet)<(.+)>$/;

/**
 * The TypeScript type of what a game tells its page.
 *
 * @param type Full name of the C# type; undefined for one that is not known.
 * @returns `unknown` for objects as well, which arrive as Unity's JsonUtility writes them.
 */
export function eventValueType(type: string | undefined): string {
  if (type === undefined) return 'unknown';
  const plain = PLAIN_TYPES.get(type);
  if (plain !== undefined) return plain;
  if (type.endsWith('?')) return orNull(eventValueType(type.slice(0, -1)));
  if (type.endsWith('[]')) return arrayOf(eventValueType(type.slice(0, -2)));
  const item = LIST.exec(type)?.[1];
  if (item !== undefined) return arrayOf(eventValueType(item));
  const entry = DICTIONARY.exec(type)?.[1];
  return entry === undefined ? 'unknown' : `Record<string, ${eventValueType(entry)}>`;
}

function orNull(type: string): string {
  return type === 'unknown' ? type : `${type} | null`;
}

function arrayOf(type: string): string {
  return type.endsWith(' | null') ? `(${type})[]` : `${type}[]`;
}
