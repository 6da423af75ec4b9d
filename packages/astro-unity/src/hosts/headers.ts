/** One rule for files whose name ends with `suffix`. */
export interface HeaderRule {
  suffix: string;
  headers: Readonly<Record<string, string>>;
}

// Names of deployed parts hold a hash of their content, so an address never changes its meaning.
const IMMUTABLE = 'public, max-age=31536000, immutable';

const KINDS = [
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
 * The headers that every host must send with the files of a packed export; all emitters are fed by this table.
 * Encoded bodies forbid transformation, because a proxy that compresses them again breaks them.
 */
export const headerRules: readonly HeaderRule[] = KINDS.flatMap(({ suffix, type }) => [
  { suffix, headers: { 'Content-Type': type, 'Cache-Control': IMMUTABLE } },
  ...ENCODINGS.map((compression) => ({
    suffix: suffix + compression.suffix,
    headers: {
      'Content-Type': encodedType(type, compression.encoding),
      'Content-Encoding': compression.encoding,
      'Cache-Control': `${IMMUTABLE}, no-transform`,
    },
  })),
]);

/**
 * The headers of one file, by its path below the assets folder. What lies in a folder of its own (StreamingAssets)
 * is the game's: it asks for `x.json.gz` because it wants those bytes, so only caching is said.
 */
export function headersOf(path: string): Readonly<Record<string, string>> {
  const isPart = path.split('/').length === 2;
  const rule = isPart ? headerRules.find(({ suffix }) => path.endsWith(suffix)) : undefined;
  return rule?.headers ?? { 'Cache-Control': IMMUTABLE };
}

/** Safari fails on gzip bodies of `application/octet-stream` (WebKit bug 247421). */
function encodedType(type: string, encoding: string): string {
  return type === 'application/octet-stream' && encoding === 'gzip' ? 'application/gzip' : type;
}
