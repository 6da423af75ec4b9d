import { cacheKey, type RenderCache } from '../render-cache.ts';
import { type Token, tokenClassNames } from './token-classes.ts';

/**
 * The tokens of a source, from the cache where it has them. There, a token is one number: its length, and which of the classes it
 * has.
 */
export async function rememberTokens(
  source: string,
  language: string,
  cache: RenderCache | undefined,
  tokenize: () => Promise<Token[][]>,
): Promise<Token[][]> {
  if (!cache) return tokenize();
  const key = cacheKey(`tokens ${language}`, source);
  const known = cache.get(key);
  const kept = known === undefined ? undefined : decode(known, source);
  if (kept) return kept;
  const tokens = await tokenize();
  cache.set(key, encode(tokens));
  return tokens;
}

const kinds = tokenClassNames.length + 1;

function encode(lines: readonly Token[][]): string {
  return lines
    .map((line) =>
      line
        .map(({ value, kind }) => value.length * kinds + (kind ? tokenClassNames.indexOf(kind) + 1 : 0))
        .join(' '),
    )
    .join('\n');
}

/** `undefined` where the text is not what {@link encode} makes of this source. */
function decode(text: string, source: string): Token[][] | undefined {
  const lines = source.split('\n');
  const encoded = text.split('\n');
  if (encoded.length !== lines.length) return undefined;
  let isWhole = true;
  const tokens = lines.map((line, index) => {
    let at = 0;
    const found = (encoded[index] ?? '').split(' ').flatMap((number): Token[] => {
      if (number === '') return [];
      const [length, kind] = [Math.floor(Number(number) / kinds), Number(number) % kinds];
      at += length;
      return [{ value: line.slice(at - length, at), kind: tokenClassNames[kind - 1] }];
    });
    isWhole &&= at === line.length;
    return found;
  });
  return isWhole ? tokens : undefined;
}
