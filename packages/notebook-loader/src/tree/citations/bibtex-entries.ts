/** Larger bibliographies are exports of a whole library; reading one would hold up every page that names it. */
const longest = 8_000_000;

export interface BibtexEntries {
  /** Keys in their order. */
  keys: string[];
  /** BibTeX of these entries and of what they need: abbreviations and works that they refer to. */
  select(keys: ReadonlySet<string>): string;
}

const beginning = /^[ \t]*@([A-Za-z]+)\s*[{(]\s*([^,\s{}()"=]*)/gm;

/** Divides a `.bib` file into its entries, which costs less than to parse it: pages need few of them. */
export function readBibtexEntries(source: string): BibtexEntries {
  const text = source.length > longest ? source.slice(0, longest) : source;
  const starts = [...text.matchAll(beginning)];
  const common: string[] = [];
  const entries = new Map<string, string>();
  for (const [index, match] of starts.entries()) {
    const entry = text.slice(match.index, starts[index + 1]?.index ?? text.length);
    const [, type = '', key = ''] = match;
    if (/^string$/i.test(type)) common.push(entry);
    else if (!/^(?:comment|preamble)$/i.test(type) && key !== '' && !entries.has(key))
      entries.set(key, entry);
  }
  return {
    keys: [...entries.keys()],
    select: (keys) => {
      const selected = new Set<string>();
      const add = (key: string) => {
        const entry = entries.get(key);
        if (entry === undefined || selected.has(key)) return;
        selected.add(key);
        const parent = /\b(?:crossref|xdata)\s*=\s*[{"]\s*([^\s{}",]+)/i.exec(entry)?.[1];
        if (parent !== undefined) add(parent);
      };
      for (const key of keys) add(key);
      return [...common, ...[...selected].map((key) => entries.get(key) ?? '')].join('\n');
    },
  };
}
