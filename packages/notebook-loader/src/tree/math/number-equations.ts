import { idPrefix } from '../../trust/schema.ts';
import type { Labels } from '../references/labels.ts';

export interface NumberedEquation {
  /** The expression in the forms to try, best first: numbers in the rows of the labels, at the end, none. */
  forms: string[];
  /** Ids of its labels in the page. */
  ids: string[];
}

const label = /\\label\s*\{([^{}]*)\}/g;

/** Gives an expression the numbers that its `\label`s stand for, and `\ref` and `\eqref` in it those that are known. */
export function numberEquations(tex: string, display: boolean, labels: Labels): NumberedEquation {
  if (!/\\(?:label|ref|eqref)\b/.test(tex)) return { forms: [tex], ids: [] };
  const referred = tex.replace(/\\(eqref|ref)\s*\{([^{}]*)\}/g, (whole, command: string, name: string) => {
    const number = labels.find(name.trim())?.number;
    if (number === undefined) return whole;
    return command === 'eqref' ? `\\text{(${number})}` : `\\text{${number}}`;
  });
  const names = [...referred.matchAll(label)].map(([, name = '']) => name.trim()).filter(Boolean);
  const plain = referred.replace(label, '');
  if (!display || names.length === 0) return { forms: [plain], ids: [] };
  const tag = /\\tag\*?\s*\{([^{}]*)\}/.exec(plain)?.[1];
  const numbers = new Map(
    names.map((name) => [name, labels.define(name, 'equation', undefined, tag).number ?? '']),
  );
  const ids = [...numbers.keys()].map((name) => `${idPrefix}${name}`);
  if (tag !== undefined) return { forms: [plain], ids };
  const atTheEnd = `${plain}\\tag{${[...numbers.values()].join(', ')}}`;
  return { forms: [...(numbers.size > 1 ? [numberRows(referred, numbers)] : []), atTheEnd, plain], ids };
}

/** KaTeX writes the numbers of rows into HTML only; in MathML they stand at the end of each row, as text. */
function numberRows(tex: string, numbers: ReadonlyMap<string, string>): string {
  return tex.replace(
    /\\label\s*\{([^{}]*)\}((?:(?!\\\\|\\end\b|\\begin\b)[\s\S])*)/g,
    (_, name: string, rest: string) => {
      const number = numbers.get(name.trim());
      return number === undefined ? rest : `${rest}\\qquad\\text{(${number})}`;
    },
  );
}
