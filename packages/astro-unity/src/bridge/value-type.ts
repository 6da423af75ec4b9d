/** What can be sent to a parameter of any type. */
const ANY_VALUE = 'string | number | boolean | object';

export const INTEGERS = ['Byte', 'SByte', 'Int16', 'UInt16', 'Int32', 'UInt32', 'Int64', 'UInt64'].map(
  (name) => `System.${name}`,
);

const VALUE_TYPES: ReadonlyMap<string, string> = new Map([
  // The player sends booleans as 1 and 0.
  ...INTEGERS.map((name): [string, string] => [name, 'number | boolean']),
  ['System.Single', 'number'],
  ['System.Double', 'number'],
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
  ['System.Decimal', 'decimal'],
  ['System.Boolean', 'bool'],
  ['System.Char', 'char'],
  ['System.String', 'string'],
  ['System.Object', 'object'],
]);

/**
 * The TypeScript type of what a page sends to a parameter. Unity passes numbers and strings only, and looks for a method
 * that takes one; it converts a number to `int`, but neither a number nor a text to `bool` (it logs a
 * `MissingMethodException`: https://github.com/jeffreylanters/react-unity-webgl/issues/318).
 *
 * @param type Full name of the C# type; undefined for one that is not known, which may be anything.
 * @returns undefined if nothing that a page could send reaches it.
 */
export function valueType(type: string | undefined): string | undefined {
  // C# knows nullable texts and objects only while it compiles.
  return type === undefined ? ANY_VALUE : VALUE_TYPES.get(type.replace(/(?<=String|Object)\?$/, ''));
}

/** A type as C# code writes it: `float[]` for `System.Single[]`. */
export function csharpName(type: string | undefined): string {
  if (type === undefined) return '?';
  return type.replace(
    /[^\s<>[\],?]+/g,
    (name) => KEYWORDS.get(name) ?? name.slice(name.lastIndexOf('.') + 1),
  );
}
