import {
  type CallExpression,
  type Expression,
  type Program,
  parse,
  type SpreadElement,
  type Super,
} from 'acorn';
import { simple } from 'acorn-walk';

export type Value = Expression | SpreadElement;

/** What a program says of a call. */
interface LocatedCall {
  /** `undefined` where the program has no such call. */
  values: readonly Value[] | undefined;
  /** What names were declared with, or stand for as parameters of a function that is called where it is written. */
  names: ReadonlyMap<string, Value>;
}

/** Longest script that is remembered, in characters. */
const longest = 10_000;

/** Scripts that are remembered: a library writes the same one, but for the data, around each of its charts. */
const most = 100;

const remembered = new Map<string, LocatedCall | undefined>();

/**
 * The first call of a function in a script.
 *
 * @param expected Names that must stand in the script, each once.
 * @returns `undefined` where the script is no program, or has other names.
 */
export function locateCall(
  script: string,
  callee: string,
  expected: ReadonlyMap<string, unknown>,
): LocatedCall | undefined {
  if (script.length > longest) return locate(script, callee, expected);
  const key = [callee, ...expected.keys(), script].join('\n');
  const known = remembered.get(key);
  if (known || remembered.has(key)) return known;
  const located = locate(script, callee, expected);
  if (remembered.size >= most) remembered.clear();
  remembered.set(key, located);
  return located;
}

function locate(
  script: string,
  callee: string,
  expected: ReadonlyMap<string, unknown>,
): LocatedCall | undefined {
  const program = parseAs(script, 'script') ?? parseAs(script, 'module');
  if (!program) return undefined;
  const names = new Map<string, Value>();
  let count = 0;
  let found: CallExpression | undefined;
  simple(program, {
    Identifier({ name }) {
      if (expected.has(name)) count++;
    },
    VariableDeclarator({ id, init }) {
      if (id.type === 'Identifier' && init) names.set(id.name, init);
    },
    CallExpression(call) {
      if (nameOf(call.callee) === callee) found ??= call;
      if (call.callee.type !== 'FunctionExpression' && call.callee.type !== 'ArrowFunctionExpression') return;
      for (const [index, parameter] of call.callee.params.entries()) {
        const argument = call.arguments[index];
        if (parameter.type === 'Identifier' && argument) names.set(parameter.name, argument);
      }
    },
  });
  return count === expected.size ? { values: found?.arguments, names } : undefined;
}

function parseAs(script: string, sourceType: 'script' | 'module'): Program | undefined {
  try {
    return parse(script, { ecmaVersion: 'latest', sourceType, allowReturnOutsideFunction: true });
  } catch (error) {
    if (error instanceof SyntaxError || error instanceof RangeError) return undefined;
    throw error;
  }
}

/** `Plotly.newPlot` of the callee `window.Plotly.newPlot`; empty where it has no such name. */
export function nameOf(callee: Expression | Super): string {
  if (callee.type === 'Identifier') return callee.name;
  if (callee.type !== 'MemberExpression' || callee.computed || callee.property.type !== 'Identifier')
    return '';
  const object = nameOf(callee.object);
  return object === '' || object === 'window' ? callee.property.name : `${object}.${callee.property.name}`;
}
