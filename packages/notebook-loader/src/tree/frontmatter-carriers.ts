import { parse } from 'yaml';
import { isObject } from '../nbformat/index.ts';

/** Front matter as it was written, and what remains of the cell that carried it. */
export interface CarriedFrontmatter {
  record: Record<string, unknown>;
  rest: string;
}

type Carrier = (source: string) => CarriedFrontmatter | undefined;

/** Quarto, MyST, Jekyll: YAML between `---` at the start of a raw or Markdown cell. */
const fenced: Carrier = (source) => yamlIn(source, /^\s*---[ \t]*\n([\s\S]*?)\n(?:---|\.\.\.)[ \t]*(?:\n|$)/);

/** The same in an HTML comment, which Jupyter does not show. */
const commented: Carrier = (source) =>
  yamlIn(source, /^\s*<!--\s*\n?---[ \t]*\n([\s\S]*?)\n---\s*-->[ \t]*(?:\n|$)/);

/** Nikola: `.. title: …` lines in an HTML comment. */
const nikola: Carrier = (source) => {
  const match = /^\s*<!--\s*\n((?:\.\. [\w-]+:.*\n)+)-->[ \t]*(?:\n|$)/.exec(source);
  if (!match) return undefined;
  const entries = [...(match[1] ?? '').matchAll(/^\.\. ([\w-]+):[ \t]*(.*)$/gm)];
  return {
    record: Object.fromEntries(entries.map(([, key = '', value = '']) => [key, value.trim()])),
    rest: source.slice(match[0].length),
  };
};

/** fastpages and nbdev: a title, a quote that describes it, and a list of `- key: value`, which alone is not shown. */
const titled: Carrier = (source) => {
  // Longer ones are texts with a heading, and no front matter.
  if (source.length > 5000) return undefined;
  const match = /^\s*#[ \t]+(.+)\n+(?:>[ \t]*(.+)\n*)?((?:[-*][ \t]+[\w-]+[ \t]*:.*(?:\n|$))*)\s*$/.exec(
    `${source}\n`,
  );
  if (!match || (!match[2] && !match[3])) return undefined;
  const [, title = '', quote, list = ''] = match;
  const items = list.replace(/^[-*][ \t]+/gm, '');
  const listed: unknown = list === '' ? {} : parse(items, { maxAliasCount: 0 });
  if (!isObject(listed)) return undefined;
  return {
    record: {
      title: title.replace(/[*_`"]/g, '').trim(),
      ...(quote ? { description: quote.replace(/[*_`"]/g, '').trim() } : {}),
      ...listed,
    },
    rest: `# ${title}${quote ? `\n\n> ${quote}` : ''}`,
  };
};

function yamlIn(source: string, pattern: RegExp): CarriedFrontmatter | undefined {
  const match = pattern.exec(source);
  if (!match) return undefined;
  const rest = source.slice(match[0].length);
  let record: unknown;
  try {
    record = parse(match[1] ?? '', { maxAliasCount: 20 });
  } catch (error) {
    throw new CarrierError(error instanceof Error ? error.message : String(error), rest);
  }
  // A thematic break followed by a setext heading looks the same, but is no YAML mapping.
  return isObject(record) ? { record, rest } : undefined;
}

/** Front matter that is no valid YAML. */
export class CarrierError extends Error {
  readonly rest: string;
  constructor(message: string, rest: string) {
    super(message);
    this.rest = rest;
  }
}

/**
 * Front matter at the start of a Markdown or raw cell.
 *
 * @throws CarrierError where there is some that cannot be read.
 */
export function carriedFrontmatter(source: string, isMarkdown: boolean): CarriedFrontmatter | undefined {
  if (!isMarkdown) return fenced(source);
  return fenced(source) ?? commented(source) ?? nikola(source) ?? titledSafely(source);
}

/** A list that is no YAML is just a list. */
function titledSafely(source: string): CarriedFrontmatter | undefined {
  try {
    return titled(source);
  } catch {
    return undefined;
  }
}
