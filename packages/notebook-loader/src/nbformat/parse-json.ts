import { diagnose } from './diagnose.ts';
import type { JsonValue, Problem } from './notebook.ts';
import { endOfString } from './scan.ts';
import { syntaxErrorOffset } from './syntax-error-offset.ts';

/** A string literal, which is passed over whole, so that nothing is repaired inside of it by mistake; and what is repaired. */
const repairable = /"|-?\b(?:NaN|Infinity)\b|,(?=\s*[\]}])/g;
const rawControl = /(?![\u007F-\u009F])\p{Cc}/gu;
const idleBackslash = /\\(?:["\\/bfnrt]|u[\dA-Fa-f]{4}|)/g;

/**
 * JSON as notebooks have it. Beyond the standard it reads what Python's json module writes (`NaN`, `Infinity`: as null) and
 * what editing by hand leaves (a comma before `]` or `}`, a raw line end or other control character in a string, a backslash that
 * escapes nothing, zeros after the end), and says so in `problems`.
 *
 * @throws NotebookError with line, column and cell where the text is no JSON.
 */
export function parseJson(text: string, path: string | undefined, problems: Problem[]): JsonValue {
  const repairs = new Set<string>();
  try {
    const value = parseRepaired(text, repairs);
    reportRepairs(repairs, problems);
    return value;
  } catch (cause) {
    throw diagnose(text, path, syntaxErrorOffset(text), cause);
  }
}

/**
 * The same for a part of a notebook.
 *
 * @param repairs What had to be repaired is added, in words.
 * @throws SyntaxError where the text is no JSON.
 */
export function parseRepaired(text: string, repairs: Set<string>): JsonValue {
  try {
    return JSON.parse(text);
  } catch (cause) {
    const made = repair(text);
    const value = parseOrThrow(made.repaired, cause);
    for (const words of made.repairs) repairs.add(words);
    return value;
  }
}

export function reportRepairs(repairs: ReadonlySet<string>, problems: Problem[]): void {
  if (repairs.size === 0) return;
  problems.push({
    reason: `The file is not strict JSON (${[...repairs].join('; ')}). It was read nevertheless; open it in Jupyter and save it to correct it.`,
    ruleId: 'lenient-json',
  });
}

function parseOrThrow(text: string, error: unknown): JsonValue {
  try {
    return JSON.parse(text);
  } catch {
    throw error;
  }
}

function repair(text: string): { repaired: string; repairs: string[] } {
  const repairs = new Set<string>();
  const content = text.replace(/\0+\s*$/, '');
  if (content !== text) repairs.add('zeros after its end');
  const parts: string[] = [];
  let from = 0;
  repairable.lastIndex = 0;
  for (let match = repairable.exec(content); match; match = repairable.exec(content)) {
    const [token] = match;
    const end = token === '"' ? endOfString(content, match.index) : match.index + token.length;
    if (end === undefined) break;
    parts.push(content.slice(from, match.index));
    if (token === '"') {
      parts.push(repairString(content.slice(match.index, end), repairs));
    } else {
      repairs.add(
        token === ',' ? 'a comma before a closing bracket' : `${token} where JSON has numbers only`,
      );
      parts.push(token === ',' ? ' ' : 'null');
    }
    from = repairable.lastIndex = end;
  }
  parts.push(content.slice(from));
  return { repaired: parts.join(''), repairs: [...repairs] };
}

function repairString(literal: string, repairs: Set<string>): string {
  const escaped = literal.replace(rawControl, (control) => {
    repairs.add('a raw line end or control character in a string');
    return `\\u${control.charCodeAt(0).toString(16).padStart(4, '0')}`;
  });
  return escaped.replace(idleBackslash, (found) => {
    if (found !== '\\') return found;
    repairs.add('a backslash that escapes nothing');
    return '\\\\';
  });
}
