/** One work in a citation. */
export interface CitedItem {
  key: string;
  /** Words before and behind it. */
  prefix: string;
  suffix: string;
  /** Page, chapter …, and which of these. */
  locator: string | undefined;
  label: string | undefined;
  suppressesAuthor: boolean;
}

export interface Citation {
  items: CitedItem[];
  /** `@key` in a sentence: the author is part of it. */
  isNarrative: boolean;
}

const labels: Record<string, string> = {
  ...{
    p: 'page',
    pp: 'page',
    page: 'page',
    pages: 'page',
    chap: 'chapter',
    ch: 'chapter',
    chapter: 'chapter',
  },
  ...{ sec: 'section', section: 'section', fig: 'figure', figure: 'figure', eq: 'equation', vol: 'volume' },
  ...{ no: 'issue', n: 'note', para: 'paragraph', col: 'column', l: 'line', v: 'verse' },
};

const item = /^([\s\S]*?)(-?)@(?:\{([^{}]+)\}|([A-Za-z0-9_](?:[\w:.#$%&+?<>~/-]*[\w/])?))([\s\S]*)$/;
const locator = /^\s*,?\s*(?:([a-z]+)\.?\s+)?(\d[\dA-Za-z–—:-]*(?:\s*,\s*\d[\dA-Za-z–—-]*)*)\s*([\s\S]*)$/i;

/** Pandoc's citations: `[see @key, pp. 3-5; -@other]`, or `@key` alone. */
export function parseCitation(source: string): Citation {
  const isNarrative = !source.startsWith('[');
  // `@key [p. 3]`
  const parts = isNarrative ? [source.replace(/\s*\[([^[\]]*)\]$/, ', $1')] : source.slice(1, -1).split(';');
  return { isNarrative, items: parts.flatMap(parseItem) };
}

function parseItem(source: string): CitedItem[] {
  const match = item.exec(source.replace(/\s+/g, ' '));
  if (!match) return [];
  const [, prefix = '', minus, braced, bare, behind = ''] = match;
  const key = braced ?? bare ?? '';
  const found = locator.exec(behind);
  const word = found?.[1]?.toLowerCase();
  const isLocator = found !== null && (word === undefined || Object.hasOwn(labels, word));
  return [
    {
      key,
      prefix: prefix.trim(),
      suffix: isLocator ? (found[3] ?? '').trimEnd() : behind.trimEnd(),
      locator: isLocator ? found[2] : undefined,
      label: isLocator ? (labels[word ?? 'p'] ?? 'page') : undefined,
      suppressesAuthor: minus === '-',
    },
  ];
}
