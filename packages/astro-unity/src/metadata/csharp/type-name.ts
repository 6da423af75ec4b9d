import type { Node } from '@vscode/tree-sitter-wasm';

const PREDEFINED: ReadonlyMap<string, string> = new Map([
  ['bool', 'System.Boolean'],
  ['byte', 'System.Byte'],
  ['sbyte', 'System.SByte'],
  ['short', 'System.Int16'],
  ['ushort', 'System.UInt16'],
  ['int', 'System.Int32'],
  ['uint', 'System.UInt32'],
  ['long', 'System.Int64'],
  ['ulong', 'System.UInt64'],
  ['float', 'System.Single'],
  ['double', 'System.Double'],
  ['string', 'System.String'],
  ['object', 'System.Object'],
]);

const SYSTEM_NAMES: ReadonlySet<string> = new Set(PREDEFINED.values());

/**
 * The full name of a type that is written in C#: `System.Single` for `float`, `Single` and `System.Single`. Names of
 * other types are left as they are written.
 */
export function typeName(node: Node): string {
  const written = node.text.replace(/\s+/g, '').replace(/^global::/, '');
  const predefined = PREDEFINED.get(written);
  if (predefined !== undefined) return predefined;
  const system = `System.${written}`;
  return SYSTEM_NAMES.has(system) ? system : written;
}
