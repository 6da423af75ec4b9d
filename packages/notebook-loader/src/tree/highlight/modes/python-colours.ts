import type { Token, TokenClass } from '../token-classes.ts';
import { findMagic } from './ipython-magic.ts';
import { kindOfStyle } from './kind-of-style.ts';
import type { LineColours } from './line-colours.ts';
import { PythonStrings } from './python-strings.ts';
import type { StyledToken } from './read-tokens.ts';

const type =
  /^(?:bool|bytearray|bytes|classmethod|complex|dict|float|frozenset|int|list|object|property|set|slice|staticmethod|str|super|tuple|type|(?:[A-Z]\w*)?(?:Error|Exception|Warning|Interrupt|Iteration|Exit))$/;
const constant = /^(?:_*[A-Z][A-Z\d_]+|True|False|None|Ellipsis|NotImplemented|\.\.\.)$/;

/** Names that are keywords only where a statement begins with them. */
const softKeyword = /^(?:match|case|aiter|anext|breakpoint)$/;

/** Colours for Python with what IPython adds to it. */
export function pythonColours(): LineColours {
  const strings = new PythonStrings();
  let isCommand = false;
  let depth = 0;
  /** What the innermost parentheses belong to that `def` or `class` opened, and how deep it lies. */
  let clause: { word: string; depth: number } | undefined;

  let isDecorator = false;

  const colour = (line: readonly StyledToken[]): Token[] => {
    isDecorator = nextOf(line, -1) === '@';
    let [before, word] = ['', ''];
    return line.flatMap(({ value, style }, index): Token[] => {
      if (value.trim() === '') return [{ value, kind: undefined }];
      const next = nextOf(line, index);
      const previous = before;
      before = value;
      if (style === 'string') return strings.read(value, previous === '' && depth === 0);
      if (style === '' || style === 'error') {
        depth += bracketsIn(value);
        if (clause && depth < clause.depth) clause = undefined;
      }
      if (style === 'keyword' && /^(?:def|class)$/.test(value)) word = value;
      if (value === '(' && word !== '') {
        clause ??= { word, depth };
        word = '';
      }
      return [{ value, kind: kindOf({ value, style }, previous, next) }];
    });
  };

  const kindOf = ({ value, style }: StyledToken, previous: string, next: string): TokenClass | undefined => {
    switch (style) {
      case 'self':
        return 'variable';
      case 'def':
        return previous === 'class' ? 'type' : 'function';
      case 'keyword':
        if (constant.test(value)) return 'number';
        if (!softKeyword.test(value) || (previous === '' && !/^[=.,)(\]:]/.test(next))) return 'keyword';
        return next === '(' ? 'function' : undefined;
      case 'operator':
        return constant.test(value) ? 'number' : 'operator';
      case 'property':
        if (isDecorator && depth === 0) return 'meta';
        if (clause?.word === 'class') return 'type';
        if (next === '(') return 'function';
        return constant.test(value) ? 'number' : undefined;
      case 'variable':
      case 'builtin':
        if (depth > 0 && next === '=' && !/^[:|]$/.test(previous)) return 'variable';
        if (clause?.word === 'def' && clause.depth === depth && /^(?:[(,]|\*\*?)?$/.test(previous))
          return 'variable';
        if (clause?.word === 'class' || type.test(value)) return 'type';
        if (next === '(') return 'function';
        if (constant.test(value)) return 'number';
        return style === 'builtin' ? 'function' : undefined;
      default:
        return kindOfStyle(style);
    }
  };

  return (line) => {
    const text = line.map(({ value }) => value).join('');
    if (isCommand) {
      isCommand = /\\\s*$/.test(text);
      return [{ value: text, kind: undefined }];
    }
    const magic = depth > 0 || strings.isOpen ? undefined : findMagic(text);
    if (!magic) return colour(line);
    isCommand = !magic.isPython && /\\\s*$/.test(text);
    const rest = text.slice(magic.to);
    return [
      { value: text.slice(0, magic.from), kind: undefined },
      { value: text.slice(magic.from, magic.to), kind: 'meta' },
      ...(magic.isPython ? colour(tokensFrom(line, magic.to)) : [{ value: rest, kind: undefined }]),
    ];
  };
}

/** The text of the next token that is more than white space. */
function nextOf(line: readonly StyledToken[], index: number): string {
  for (let at = index + 1; at < line.length; at++) {
    const value = line[at]?.value ?? '';
    if (value.trim() !== '') return value;
  }
  return '';
}

function bracketsIn(value: string): number {
  if (/^[([{]$/.test(value)) return 1;
  return /^[)\]}]$/.test(value) ? -1 : 0;
}

/** The tokens of a line behind an offset. */
function tokensFrom(line: readonly StyledToken[], offset: number): StyledToken[] {
  let end = 0;
  return line.flatMap(({ value, style }) => {
    end += value.length;
    return end <= offset ? [] : [{ value: value.slice(-(end - offset)), style }];
  });
}
