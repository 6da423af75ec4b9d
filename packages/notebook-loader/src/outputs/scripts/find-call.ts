import type { JsonObject, JsonValue } from '../../nbformat/index.ts';
import { type LiftedJson, liftJson } from './lift-json.ts';
import { locateCall, nameOf, type Value } from './locate-call.ts';

/** Longest script that is read, in characters: charts carry their data. */
const longest = 8_000_000;

/** Values that are read of one script; names that refer to each other could go on for ever. */
const mostValues = 1_000_000;

/** No names that stand for data. */
const nothing: LiftedJson['values'] = new Map();

interface Scope {
  names: ReadonlyMap<string, Value>;
  /** Values of names that stand for what was JSON in the script. */
  lifted: LiftedJson['values'];
  /** Values that may still be read. */
  left: number;
}

/**
 * The arguments of a call in a script, as far as they are plain data: `findCall(script, 'Plotly.newPlot')`. The script is parsed and
 * never run. Names are followed to the value that they were declared with, or to the argument of a function that is called where
 * it is written, as Altair does. An argument that is no plain data is `undefined`.
 *
 * @returns `undefined` where the script has no such call, or is none.
 */
export function findCall(script: string, callee: string): (JsonValue | undefined)[] | undefined {
  if (script.length > longest || !script.includes(callee)) return undefined;
  try {
    const { script: short, values: lifted } = liftJson(script);
    const call =
      (lifted.size > 0 && locateCall(short, callee, lifted)) || locateCall(script, callee, nothing);
    if (!call?.values) return undefined;
    const scope: Scope = { names: call.names, lifted, left: mostValues };
    return call.values.map((value) => dataOf(value, scope, new Set()));
  } catch (error) {
    // Nested deeper than the stack, or without end: no chart is.
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}

/** The data that an expression writes down; `undefined` where it is computed. `followed` holds the names on the way here. */
function dataOf(value: Value, scope: Scope, followed: ReadonlySet<string>): JsonValue | undefined {
  if (--scope.left < 0) throw new RangeError('The script has too many values.');
  switch (value.type) {
    case 'Literal':
      return typeof value.value === 'string' ||
        typeof value.value === 'number' ||
        typeof value.value === 'boolean'
        ? value.value
        : value.raw === 'null'
          ? null
          : undefined;
    case 'TemplateLiteral':
      return value.expressions.length === 0 ? (value.quasis[0]?.value.cooked ?? undefined) : undefined;
    case 'UnaryExpression': {
      const operand = dataOf(value.argument, scope, followed);
      return value.operator === '-' && typeof operand === 'number' ? -operand : undefined;
    }
    case 'ArrayExpression':
      return value.elements.map((item) => (item ? (dataOf(item, scope, followed) ?? null) : null));
    case 'ObjectExpression':
      return objectOf(value, scope, followed);
    case 'Identifier': {
      const json = scope.lifted.get(value.name);
      if (json !== undefined) return json;
      const named = scope.names.get(value.name);
      if (!named || followed.has(value.name)) return undefined;
      return dataOf(named, scope, new Set([...followed, value.name]));
    }
    case 'CallExpression': {
      const [text] = value.arguments;
      if (nameOf(value.callee) !== 'JSON.parse' || !text) return undefined;
      const source = dataOf(text, scope, followed);
      return typeof source === 'string' ? parseJson(source) : undefined;
    }
    default:
      return undefined;
  }
}

function objectOf(
  { properties }: Extract<Value, { type: 'ObjectExpression' }>,
  scope: Scope,
  followed: ReadonlySet<string>,
): JsonObject {
  const entries: [string, JsonValue][] = [];
  for (const property of properties) {
    if (property.type !== 'Property' || property.computed) continue;
    const { key } = property;
    const name =
      key.type === 'Identifier' ? key.name : key.type === 'Literal' ? String(key.value) : undefined;
    const value = dataOf(property.value, scope, followed);
    // `fromEntries` defines own properties, `__proto__` as well.
    if (name !== undefined && value !== undefined) entries.push([name, value]);
  }
  return Object.fromEntries(entries);
}

function parseJson(source: string): JsonValue | undefined {
  try {
    const value: JsonValue = JSON.parse(source);
    return value;
  } catch {
    return undefined;
  }
}
