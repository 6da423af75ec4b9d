import type { JsonObject, JsonValue } from './notebook.ts';

export function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The value as an object; an empty one where it is something else. */
export function objectOf(value: unknown): JsonObject {
  return isObject(value) ? value : {};
}

/** The own property `key`, so that `constructor` and the like are never found on a prototype. */
export function own(object: JsonObject, key: string): JsonValue | undefined {
  return Object.hasOwn(object, key) ? object[key] : undefined;
}

/** The own property `key` where it is a string. */
export function ownString(object: JsonObject, key: string): string | undefined {
  const value = own(object, key);
  return typeof value === 'string' ? value : undefined;
}

/**
 * nbformat's `multiline_string`: a string, or an array of strings that are joined with nothing between. Numbers count as text.
 * Line ends become `\n`, lone surrogates and NUL become U+FFFD. `undefined` where it is something else.
 */
export function multiline(value: unknown): string | undefined {
  if (typeof value === 'string') return clean(value);
  if (typeof value === 'number' || typeof value === 'boolean') return String(value);
  if (Array.isArray(value)) return clean(value.map((line) => multiline(line) ?? '').join(''));
  return undefined;
}

/** A value in the place of a text, as text: strings as they are, everything else as JSON. */
export function plainText(value: JsonValue): string {
  if (typeof value === 'string') return clean(value);
  try {
    return JSON.stringify(value, null, 1).toWellFormed();
  } catch {
    return '… (nested too deeply to be written)';
  }
}

function clean(text: string): string {
  // `\r` alone stays: streams use it to overwrite a line.
  const lines = text.includes('\r\n') ? text.replace(/\r\n/g, '\n') : text;
  return (lines.includes('\0') ? lines.replaceAll('\0', '\uFFFD') : lines).toWellFormed();
}
