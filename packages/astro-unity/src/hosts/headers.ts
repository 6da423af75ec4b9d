/** One rule for files whose name ends with `suffix`. */
export interface HeaderRule {
  suffix: string;
  headers: Readonly<Record<string, string>>;
}

// Names of deployed parts hold a hash of their content, so an address never changes its meaning.
export const IMMUTABLE = 'public, max-age=31536000, immutable';

/**
 * What makes a page cross-origin isolated, without which no browser gives it threads. `require-corp`, because Safari
 * does not know `credentialless`.
 */
export const isolationHeaders = {
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Embedder-Policy': 'require-corp',
} as const;

interface FileKind {
  suffix: string;
  type: string;
  /** Headers besides the usual ones. */
  more?: Readonly<Record<string, string>>;
}

const KINDS: readonly FileKind[] = [
  {
    suffix: '.worker.js',
    type: 'text/javascript',
    // An isolated page starts no worker whose own script is not isolated, too.
    more: { 'Cross-Origin-Embedder-Policy': isolationHeaders['Cross-Origin-Embedder-Policy'] },
  },
  { suffix: '.wasm', type: 'application/wasm' },
  { suffix: '.js', type: 'text/javascript' },
  { suffix: '.data', type: 'application/octet-stream' },
  { suffix: '.mem', type: 'application/octet-stream' },
  { suffix: '.json', type: 'application/json' },
];

const ENCODINGS = [
  { suffix: '.br', encoding: 'br' },
  { suffix: '.gz', encoding: 'gzip' },
];

/**
 * The headers that every host must send with the files of a packed export; all emitters are fed by this table. Where
 * two rules match, the first one is meant; it says all that the other one does.
 * Encoded bodies forbid transformation, because a proxy that compresses them again breaks them.
 */
export const headerRules: readonly HeaderRule[] = KINDS.flatMap(({ suffix, type, more }) => [
  { suffix, headers: { 'Content-Type': type, 'Cache-Control': IMMUTABLE, ...more } },
  ...ENCODINGS.map((compression) => ({
    suffix: suffix + compression.suffix,
    headers: {
      'Content-Type': encodedType(type, compression.encoding),
      'Content-Encoding': compression.encoding,
      'Cache-Control': `${IMMUTABLE}, no-transform`,
      ...more,
    },
  })),
]);

/**
 * The headers of one file, by its path below the assets folder. What lies in a folder of its own (StreamingAssets)
 * is the game's: it asks for `x.json.gz` because it wants those bytes, so only caching is said.
 */
export function headersOf(path: string): Readonly<Record<string, string>> {
  return ruleOf(path)?.headers ?? { 'Cache-Control': IMMUTABLE };
}

/** The rules that these files need, so that what a host gets stays short enough to be read. */
export function rulesFor(files: readonly string[]): readonly HeaderRule[] {
  return headerRules.filter((rule) => files.some((path) => ruleOf(path) === rule));
}

function ruleOf(path: string): HeaderRule | undefined {
  const isPart = path.split('/').length === 2;
  return isPart ? headerRules.find(({ suffix }) => path.endsWith(suffix)) : undefined;
}

/** Safari fails on gzip bodies of `application/octet-stream` (WebKit bug 247421). */
function encodedType(type: string, encoding: string): string {
  return type === 'application/octet-stream' && encoding === 'gzip' ? 'application/gzip' : type;
}
