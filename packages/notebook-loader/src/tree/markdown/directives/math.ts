import type { RootContent } from 'mdast';
import { line } from '../node.ts';
import type { Directive, MarkdownScope } from './directive.ts';

/** `{math}`, with a label for `{eq}`. */
export function mathBlock({ argument, body, label }: Directive, scope: MarkdownScope): RootContent[] {
  const tex = argument && body.trim() ? `${argument}\n${body}` : argument || body;
  return [line('p', {}, [scope.math(tex.trim(), true, label)])];
}
