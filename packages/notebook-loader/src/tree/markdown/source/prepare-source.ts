import type { Attachments } from '../../../nbformat/index.ts';
import { fenceColons, type OpenFences } from './colon-fences.ts';
import { encodeAttachments } from './encode-attachments.ts';
import { mapProse } from './prose-lines.ts';
import { expandShortcodes } from './shortcodes.ts';
import { spaceHeadings } from './space-headings.ts';

export interface SourceContext {
  attachments: Attachments;
  /** Whether the notebook is written in MyST: `%` begins a comment then, `+++` divides blocks. */
  isMyst: boolean;
  /** Values for `{{ name }}`. */
  substitutions: ReadonlyMap<string, string>;
  /** Keys of the bibliography. */
  citationKeys: ReadonlySet<string>;
  message(reason: string, ruleId: string): void;
  /** Colon fences that wait for their end in a later cell. */
  openFences: OpenFences;
}

/**
 * What dialects of Markdown mean, in terms that a parser of CommonMark understands.
 *
 * @param isWhole Whether this is a whole cell and not the content of a directive.
 */
export function prepareSource(markdown: string, context: SourceContext, isWhole: boolean): string {
  let source = encodeAttachments(markdown, context.attachments);
  source = fenceColons(spaceHeadings(source), isWhole ? context.openFences : undefined);
  if (context.isMyst) source = dropComments(source);
  if (source.includes('{{')) source = substitute(expandShortcodes(source, context), context.substitutions);
  return context.citationKeys.size > 0 ? unifyCitations(source, context.citationKeys) : source;
}

function dropComments(source: string): string {
  return mapProse(source, (line) => (/^(?:%(?: |$)|\+{3,}[ \t]*(?:\{.*)?$)/.test(line) ? '' : line));
}

function substitute(source: string, values: ReadonlyMap<string, string>): string {
  if (values.size === 0) return source;
  return mapProse(source, (line) =>
    line.replace(/\{\{([^{}]*)\}\}/g, (whole, name: string) => values.get(name.trim()) ?? whole),
  );
}

/** LaTeX's `\cite{a,b}` and the `<cite data-cite="a">` of older notebooks take Pandoc's form, `[@a; @b]`. */
function unifyCitations(source: string, keys: ReadonlySet<string>): string {
  const unified = (whole: string, list: string, isNarrative = false) => {
    const cited = list.split(/\s*,\s*/).map((key) => key.trim());
    if (!cited.every((key) => keys.has(key))) return whole;
    return isNarrative
      ? cited.map((key) => `@${key}`).join(', ')
      : `[${cited.map((key) => `@${key}`).join('; ')}]`;
  };
  return source
    .replace(
      /<(cite|strong|span|a)\b[^<>]{0,200}\bdata-(?:foot)?cite(-[tp])?=(?:"([^"<>]*)"|'([^'<>]*)')[^<>]{0,200}>[\s\S]{0,1000}?<\/\1>/gi,
      (whole, _, kind, double, single) => unified(whole, double ?? single ?? '', kind === '-t'),
    )
    .replace(/\\(?:cite|citep|citet|parencite|textcite|autocite)\*?\{([^{}\n]*)\}/g, (whole, list) =>
      unified(whole, list),
    );
}
