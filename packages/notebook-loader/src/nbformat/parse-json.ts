import { diagnose } from './diagnose.ts';
import type { Problem } from './notebook.ts';
import { syntaxErrorOffset } from './syntax-error-offset.ts';

/** Whole string literals first, so that nothing is repaired inside of them. */
const repairable = /"(?:[^"\\]|\\.)*"|-?\b(?:NaN|Infinity)\b|,(?=\s*[\]}])/g;
const rawControl = /[\n\r\t]/g;
const escapes: Record<string, string> = { '\n': '\\n', '\r': '\\r', '\t': '\\t' };

/**
 * JSON as notebooks have it. Beyond the standard it reads what Python's json module writes (`NaN`, `Infinity`: as null) and
 * what editing by hand leaves (a comma before `]` or `}`, a raw line end or tab in a string), and says so in `problems`.
 *
 * @throws NotebookError with line, column and cell where the text is no JSON.
 */
export function parseJson(text: string, path: string | undefined, problems: Problem[]): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    const repairs = new Set<string>();
    const repaired = text.replace(repairable, (token) => {
      if (token.startsWith('"')) {
        if (!/[\n\r\t]/.test(token)) return token;
        repairs.add('a raw line end or tab in a string');
        return token.replace(rawControl, (control) => escapes[control] ?? control);
      }
      repairs.add(
        token === ',' ? 'a comma before a closing bracket' : `${token} where JSON has numbers only`,
      );
      return token === ',' ? ' ' : 'null';
    });
    try {
      const value: unknown = JSON.parse(repaired);
      problems.push({
        reason: `The file is not strict JSON (${[...repairs].join('; ')}). It was read nevertheless; open it in Jupyter and save it to correct it.`,
        ruleId: 'lenient-json',
      });
      return value;
    } catch {
      throw diagnose(text, path, syntaxErrorOffset(text), cause);
    }
  }
}
