import type { Token, TokenClass } from '../token-classes.ts';

/** `%s`, `%(name)5.2f`, `{0:.2f}`, `{{`, `\n`. */
const special =
  /(%(?:\(\w+\))?[-+ #0]*(?:\d+|\*)?(?:\.(?:\d+|\*))?[diouxXeEfFgGcrsa%]|\{\{|\}\}|\{[\w.[\]]*(?:![rsa])?(?::[^{}"'\s]*)?\}|\\(?:[abfnrtv\\'"]|[0-7]{1,3}|x[\da-fA-F]{2}|u[\da-fA-F]{4}|U[\da-fA-F]{8}|N\{[^}]*\}|$))/;

const opening = /^([a-z]*)("""|'''|"|')/i;

/** Tells strings of Python from docstrings, which may go on over lines, and finds what is special in them. */
export class PythonStrings {
  /** Kind and quotes of the string that the last line left open. */
  #open: { kind: TokenClass; quotes: string } | undefined;

  /** Whether the line that comes begins within a string. */
  get isOpen(): boolean {
    return this.#open !== undefined;
  }

  /**
   * @param value A string, or the part of it that is in one line.
   * @param isStatement Whether it begins a statement, as docstrings do.
   */
  read(value: string, isStatement: boolean): Token[] {
    const open = this.#open;
    if (open) {
      if (value.endsWith(open.quotes)) this.#open = undefined;
      return [{ value, kind: open.kind }];
    }
    const [start = '', prefix = '', quotes = ''] = opening.exec(value) ?? [];
    const kind = isStatement && quotes !== '' ? 'comment' : 'string';
    const isClosed = value.length >= start.length + quotes.length && value.endsWith(quotes);
    if (quotes.length === 3 && !isClosed && !/f/i.test(prefix)) this.#open = { kind, quotes };
    if (kind === 'comment' || /r/i.test(prefix) || !/[%{\\]/.test(value)) return [{ value, kind }];
    return value.split(special).flatMap((part, index): Token[] => {
      if (part === '') return [];
      return [{ value: part, kind: index % 2 === 1 ? 'escape' : kind }];
    });
  }
}
