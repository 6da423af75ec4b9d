import type { BlockContent, DefinitionContent, PhrasingContent, RootContent } from 'mdast';
import type { LabelKind } from '../../references/labels.ts';

export type Block = BlockContent | DefinitionContent;

/** A directive of MyST, or a fenced div of Quarto, as it was written. */
export interface Directive {
  /** Lower case: `note`, `figure`, `div`. */
  name: string;
  /** What stands after the name, on the first line. */
  argument: string;
  /** `:key: value` lines or a YAML block at the start; attributes of a div. Keys in lower case. */
  options: Record<string, string>;
  /** Classes of the options or attributes. */
  classes: string[];
  /** Name that references use. */
  label: string | undefined;
  /** What is left of the content. */
  body: string;
  /** Whether it was written between colons: the content is Markdown then, also of directives that nobody knows. */
  colons: boolean;
}

/** What directives and roles may use to make Markdown of their content. */
export interface MarkdownScope {
  blocks(source: string): RootContent[];
  inline(source: string): PhrasingContent[];
  /** A formula; `label` names it for references. */
  math(tex: string, display: boolean, label?: string): PhrasingContent;
  /** What the code computed for an expression of the text. */
  value(name: string): string | undefined;
  /** Names a place of the page for references, and numbers it. The title is Markdown. */
  define(label: string, kind: LabelKind, title?: string): void;
  message(reason: string, ruleId: string): void;
}

export type DirectiveHandler = (directive: Directive, scope: MarkdownScope) => RootContent[];
