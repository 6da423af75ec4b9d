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
  ['decimal', 'System.Decimal'],
  ['char', 'System.Char'],
  ['string', 'System.String'],
  ['object', 'System.Object'],
]);

const SYSTEM_NAMES: ReadonlySet<string> = new Set(PREDEFINED.values());

/**
 * A type as it is written in C#, with the full names of what the language has words for: `System.Single` for `float`,
 * `Single` and `System.Single`, `List<System.Single[]>` for `List<float[]>`. Names of other types are left as they are.
 */
export function typeName(node: Node): string {
  const written = node.text.replace(/\s+/g, '').replaceAll('global::', '');
  return written.replace(/[\p{L}_][\p{L}\p{N}_.]*/gu, fullName);
}

function fullName(written: string): string {
  const predefined = PREDEFINED.get(written);
  if (predefined !== undefined) return predefined;
  const system = `System.${written}`;
  return SYSTEM_NAMES.has(system) ? system : written;
}
