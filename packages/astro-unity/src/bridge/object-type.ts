import type { DataType } from '../metadata/game-code.ts';
import { arrayOf, PLAIN_TYPES } from './plain-types.ts';

/** Unity's own structs that motion is made of; their fields are numbers. */
const UNITY_STRUCTS: ReadonlyMap<string, string> = new Map([
  ['Vector2', 'xy'],
  ['Vector3', 'xyz'],
  ['Vector4', 'xyzw'],
  ['Quaternion', 'xyzw'],
  ['Color', 'rgba'],
]);

/** What lies deeper in an object is not spelt out, because types that hold each other would grow without end. */
const MAX_DEPTH = 3;

/**
 * The TypeScript type of what JsonUtility writes of a value.
 *
 * @param type Full name of the C# type.
 * @param data The types of the game's own that it writes.
 * @param outer The types that this one is a part of.
 * @returns undefined for a type that is not known, and too deep in another.
 */
export function objectType(
  type: string,
  data: ReadonlyMap<string, DataType>,
  outer: readonly string[] = [],
): string | undefined {
  const name = type.slice(type.lastIndexOf('.') + 1);
  const declared = data.get(name);
  if (declared === 'enum') return 'number';
  if (declared === undefined) {
    const numbers = UNITY_STRUCTS.get(type.replace(/^UnityEngine\./, ''));
    return numbers && `{ ${[...numbers].map((field) => `${field}: number`).join('; ')} }`;
  }
  if (declared.length === 0 || outer.length === MAX_DEPTH) return undefined;
  const fields = declared.map((field) => {
    const written = fieldType(field.type, data, [...outer, name]);
    const key = /^[A-Za-z_]\w*$/.test(field.name) ? field.name : JSON.stringify(field.name);
    // What is not known may be something that Unity's serializer leaves out.
    return written === undefined ? `${key}?: unknown` : `${key}: ${written}`;
  });
  return `{ ${fields.join('; ')} }`;
}

/** Unity's serializer writes arrays and lists, but none within another, and empty values in place of null. */
function fieldType(
  type: string,
  data: ReadonlyMap<string, DataType>,
  outer: readonly string[],
): string | undefined {
  const item = /^(.+)\[\]$|^(?:[\w.]+\.)?List<(.+)>$/.exec(type)?.slice(1).find(Boolean) ?? type;
  const written =
    PLAIN_TYPES.get(item === 'System.String?' ? 'System.String' : item) ?? objectType(item, data, outer);
  return written === undefined || item === type ? written : arrayOf(written);
}
