import type { JsonValue } from '../../nbformat/index.ts';
import { endOfNext, endOfString } from '../../nbformat/scan.ts';

export interface LiftedJson {
  /** The script with a name in the place of each value. */
  script: string;
  values: ReadonlyMap<string, JsonValue>;
}

/** Smaller values are read by the parser of scripts just as well. */
const shortest = 500;

/** A text with an identifier that is made anew for each output, but for which one script is like the next. */
const unique = /^"[\w#-]{0,40}[\da-f]{8}(?:-?[\da-f]{4}){3}-?[\da-f]{12}"$/;

/** Deeper nesting is no chart, and too much for those who walk through it. */
const deepest = 200;

/** How often, at most, all of a script may be looked through for the ends of values. */
const mostLooks = 4;

/**
 * Takes the data out of a script that is written in it as JSON, which `JSON.parse` reads ten times as fast as a parser of
 * scripts, and identifiers of outputs, so that what a library writes is the same for each of them. A regular expression that
 * holds a quote may mislead it: a caller must check that every name stands in the program.
 */
export function liftJson(script: string): LiftedJson {
  const values = new Map<string, JsonValue>();
  const parts: string[] = [];
  let prefix = 'json_';
  while (script.includes(prefix)) prefix += '_';
  let budget = script.length * mostLooks;
  let from = 0;
  const token = /["'`]|\/[/*]|\{(?=\s*["}])|\[(?=\s*[-"{[\d\]tfn])/g;
  const lift = (value: JsonValue, start: number, end: number) => {
    const name = `${prefix}${values.size}`;
    values.set(name, value);
    parts.push(script.slice(from, start), ` ${name} `);
    from = token.lastIndex = end;
  };
  for (let match = token.exec(script); match; match = token.exec(script)) {
    const [found] = match;
    if (found !== '{' && found !== '[') {
      token.lastIndex = endOf(found, script, token.lastIndex);
      const text = script.slice(match.index, token.lastIndex);
      if (text.length < 100 && unique.test(text)) lift(text.slice(1, -1), match.index, token.lastIndex);
      continue;
    }
    const end = endOfBrackets(script, match.index);
    budget -= (end ?? script.length) - match.index;
    if (budget < 0) break;
    if (end === undefined || end - match.index < shortest) continue;
    const value = parse(script.slice(match.index, end));
    if (value !== undefined) lift(value, match.index, end);
  }
  parts.push(script.slice(from));
  return { script: parts.join(''), values };
}

/** The end of a string, a template or a comment. */
function endOf(opening: string, script: string, from: number): number {
  if (opening === '//') return endOfNext(script, '\n', from);
  if (opening === '"') return endOfString(script, from - 1) ?? script.length;
  if (opening === '/*') return endOfNext(script, '*/', from);
  const delimiter = opening === "'" ? /['\\]/g : /[`\\]/g;
  delimiter.lastIndex = from;
  for (let match = delimiter.exec(script); match; match = delimiter.exec(script)) {
    if (match[0] === opening) return delimiter.lastIndex;
    delimiter.lastIndex++;
  }
  return script.length;
}

/** The end of what a bracket opens, where all in it is JSON. */
function endOfBrackets(script: string, from: number): number | undefined {
  const token = /["[\]{}]/g;
  token.lastIndex = from;
  let depth = 0;
  for (let match = token.exec(script); match; match = token.exec(script)) {
    const [found] = match;
    if (found === '"') token.lastIndex = endOf(found, script, token.lastIndex);
    else if (found === '{' || found === '[') {
      if (++depth > deepest) return undefined;
    } else if (--depth === 0) return token.lastIndex;
  }
  return undefined;
}

function parse(text: string): JsonValue | undefined {
  try {
    const value: JsonValue = JSON.parse(text);
    return value;
  } catch {
    return undefined;
  }
}
