import type { TokenClass } from '../token-classes.ts';

/** Styles of CodeMirror's modes, of today and of its fifth version, and the kinds that they belong to. */
const kinds: Record<string, TokenClass | undefined> = {
  ...all('comment', 'comment', 'docComment', 'lineComment', 'blockComment'),
  ...all('string', 'string', 'string-2', 'character', 'attributeValue', 'link', 'url', 'monospace'),
  ...all('escape', 'escape', 'regexp'),
  ...all(
    'number',
    'number',
    'integer',
    'float',
    'atom',
    'bool',
    'null',
    'unit',
    'color',
    'literal',
    'self.constant',
  ),
  ...all(
    'keyword',
    'keyword',
    'modifier',
    'qualifier',
    'controlKeyword',
    'operatorKeyword',
    'definitionKeyword',
  ),
  ...all('keyword', 'moduleKeyword', 'self'),
  ...all(
    'operator',
    'operator',
    'arithmeticOperator',
    'logicOperator',
    'compareOperator',
    'definitionOperator',
  ),
  ...all('function', 'builtin', 'variableName.standard', 'macroName', 'variableName.function'),
  ...all('type', 'type', 'typeName', 'className', 'namespace', 'variable-3'),
  ...all('variable', 'variable-2', 'variableName.special', 'special', 'labelName'),
  ...all('property', 'attribute', 'attributeName'),
  ...all('tag', 'tag', 'tagName', 'deleted'),
  ...all('meta', 'meta', 'processingInstruction', 'documentMeta', 'annotation', 'header', 'heading'),
  inserted: 'inserted',
};

function all(kind: TokenClass, ...styles: string[]): Record<string, TokenClass> {
  return Object.fromEntries(styles.map((style) => [style, kind]));
}

/** The kind of a token, by the first of its styles that has one. */
export function kindOfStyle(style: string): TokenClass | undefined {
  if (style === '') return undefined;
  for (const name of style.split(' ')) {
    const kind = Object.hasOwn(kinds, name) ? kinds[name] : kinds[name.replace(/\..*/, '')];
    if (kind !== undefined) return kind;
  }
  return undefined;
}
