/** What can be sent to a parameter of any type. */
export const ANY_VALUE = 'string | number | boolean | object';

const NUMBERS = [
  'System.Byte',
  'System.SByte',
  'System.Int16',
  'System.UInt16',
  'System.Int32',
  'System.UInt32',
  'System.Int64',
  'System.UInt64',
  'System.Single',
  'System.Double',
] as const;

const VALUE_TYPES: ReadonlyMap<string, string> = new Map([
  ...NUMBERS.map((name) => [name, 'number'] as const),
  ['System.Boolean', 'boolean'],
  // The player sends objects as JSON, which the method finds in its string.
  ['System.String', 'string | object'],
  ['System.Object', ANY_VALUE],
]);

const KEYWORDS: ReadonlyMap<string, string> = new Map([
  ['System.Byte', 'byte'],
  ['System.SByte', 'sbyte'],
  ['System.Int16', 'short'],
  ['System.UInt16', 'ushort'],
  ['System.Int32', 'int'],
  ['System.UInt32', 'uint'],
  ['System.Int64', 'long'],
  ['System.UInt64', 'ulong'],
  ['System.Single', 'float'],
  ['System.Double', 'double'],
  ['System.Boolean', 'bool'],
  ['System.String', 'string'],
  ['System.Object', 'object'],
]);

/**
 * The TypeScript type of what a page sends to a parameter.
 *
 * @param type Full name of the C# type; undefined for one that is not known, which may be anything.
 * @returns undefined if nothing that a page could send reaches it: Unity passes numbers and strings only.
 */
export function valueType(type: string | undefined): string | undefined {
  return type === undefined ? ANY_VALUE : VALUE_TYPES.get(type);
}

/** The TypeScript type of what a game tells its page. */
export function eventValueType(type: string | undefined): string {
  if (type === 'System.String') return 'string';
  const known = type === undefined || type === 'System.Object' ? undefined : VALUE_TYPES.get(type);
  return known ?? 'unknown';
}

/** A type as C# code writes it: `float` for `System.Single`. */
export function csharpName(type: string | undefined): string {
  if (type === undefined) return '?';
  return KEYWORDS.get(type) ?? type.slice(type.lastIndexOf('.') + 1);
}
