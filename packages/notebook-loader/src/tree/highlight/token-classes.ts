import type { ThemeRegistration } from 'shiki/core';

/**
 * Kinds of tokens that the stylesheet colours (`.nb-t-<kind>`), and the TextMate scopes that belong to each. Where several
 * match, the more specific scope wins, as in every TextMate theme.
 */
export const tokenClasses = {
  comment: ['comment', 'punctuation.definition.comment', 'string.quoted.docstring'],
  string: ['string', 'punctuation.definition.string', 'markup.inline.raw', 'markup.fenced_code'],
  escape: ['constant.character.escape', 'string.regexp', 'constant.character.format.placeholder'],
  number: [
    'constant.numeric',
    'constant.language',
    'constant.character',
    'constant.other',
    'keyword.other.unit',
  ],
  keyword: [
    'keyword',
    'storage',
    'keyword.control',
    'variable.language.this',
    'keyword.operator.new',
    'keyword.operator.logical.python',
  ],
  operator: ['keyword.operator'],
  function: ['entity.name.function', 'support.function', 'meta.function-call.generic', 'entity.name.command'],
  type: [
    'entity.name.type',
    'entity.name.class',
    'support.class',
    'support.type',
    'entity.other.inherited-class',
    'entity.name.namespace',
  ],
  variable: ['variable.parameter', 'variable.language', 'variable.other.constant'],
  property: [
    'support.type.property-name',
    'entity.other.attribute-name',
    'variable.other.object.property',
    'meta.object-literal.key',
  ],
  tag: ['entity.name.tag', 'markup.deleted'],
  meta: [
    'meta.decorator',
    'entity.name.function.decorator',
    'punctuation.definition.decorator',
    'meta.preprocessor',
    'entity.name.section',
    'markup.heading',
  ],
  inserted: ['markup.inserted'],
} as const satisfies Record<string, readonly string[]>;

export type TokenClass = keyof typeof tokenClasses;

/** All of them, in an order that tells them by numbers. */
export const tokenClassNames = Object.keys(tokenClasses) as TokenClass[];

export interface Token {
  value: string;
  /** `undefined` for plain text. */
  kind: TokenClass | undefined;
}

/**
 * A theme whose “colours” are numbers of token classes. So the code is tokenised once for both themes, and the colours
 * themselves stay in the stylesheet.
 */
export const classTheme = {
  name: 'notebook-classes',
  type: 'light',
  colors: { 'editor.foreground': '#000000', 'editor.background': '#ffffff' },
  fg: '#000000',
  bg: '#ffffff',
  settings: [
    { settings: { foreground: '#000000', background: '#ffffff' } },
    ...tokenClassNames.map((name, index) => ({
      scope: [...tokenClasses[name]],
      settings: { foreground: `#0000${(index + 1).toString(16).padStart(2, '0')}` },
    })),
  ],
} satisfies ThemeRegistration;

/** The token class that a colour of `classTheme` stands for; `undefined` for plain text. */
export function classOf(color: string | undefined): TokenClass | undefined {
  const index = color ? Number.parseInt(color.slice(1), 16) : 0;
  return tokenClassNames[index - 1];
}
