import type { RootContent } from 'mdast';
import { line, textNode } from '../node.ts';
import type { Directive, MarkdownScope } from './directive.ts';

/** What the page has elsewhere (contents, navigation, index): left out, with a word in the report. */
export function leftOut({ name }: Directive, scope: MarkdownScope): RootContent[] {
  scope.message(
    `The directive {${name}} is left out: the site has its own contents and navigation.`,
    'directive',
  );
  return [];
}

/** What draws on other files or on a run of the code: the page says what would stand here. */
export function placeholder({ name, argument, body }: Directive, scope: MarkdownScope): RootContent[] {
  const what = `{${name}}${argument ? ` ${argument}` : ''}`;
  scope.message(`The directive ${what} is not carried out; a word stands in its place.`, 'directive');
  return [
    line('p', { className: ['nb-notice'] }, [
      textNode('Not shown here: '),
      { type: 'inlineCode', value: what },
    ]),
    ...scope.blocks(body),
  ];
}

/** A place for the list of references. */
export function bibliography(): RootContent[] {
  return [line('p', { className: ['nb-references-here'] }, [])];
}
