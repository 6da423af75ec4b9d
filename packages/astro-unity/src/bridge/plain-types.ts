import { INTEGERS } from './value-type.ts';

/** TypeScript types by the full names of C# types that JSON has words for. */
export const PLAIN_TYPES: ReadonlyMap<string, string> = new Map([
  ...[...INTEGERS, 'System.Single', 'System.Double'].map((name): [string, string] => [name, 'number']),
  ['System.Boolean', 'boolean'],
  ['System.String', 'string'],
]);

/** An array of a TypeScript type. */
export function arrayOf(type: string): string {
  return type.endsWith(' | null') ? `(${type})[]` : `${type}[]`;
}
