/** What a script's expression is known to be without running it. */
export type StaticValue = string | number | boolean | null | StaticObject | StaticValue[] | typeof UNKNOWN;

/** The value of everything that only a browser could tell, and of functions. */
export const UNKNOWN = Symbol('unknown');

/** An object of the script, shared by all names that refer to it, so that later assignments reach it. */
export class StaticObject {
  readonly properties = new Map<string, StaticValue>();
}

/** More nesting than any config has; a cycle ends here. */
const MAX_DEPTH = 8;

/** The value as JSON has it; undefined for what is unknown. Unknown members are left out. */
export function toPlainValue(value: StaticValue | undefined, depth = 0): unknown {
  if (value === undefined || value === UNKNOWN || depth > MAX_DEPTH) return undefined;
  if (Array.isArray(value)) {
    return value.map((item) => toPlainValue(item, depth + 1)).filter((item) => item !== undefined);
  }
  if (value instanceof StaticObject) {
    const entries = [...value.properties].map(([key, item]) => [key, toPlainValue(item, depth + 1)] as const);
    return Object.fromEntries(entries.filter(([key, item]) => key !== '__proto__' && item !== undefined));
  }
  return value;
}
