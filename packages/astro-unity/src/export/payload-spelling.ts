import { type FileReference, locateIfThere } from './locate-file.ts';
import type { ExportSource } from './source.ts';

/** How an address of the config becomes one that a file lies at. */
export type Spelling = (url: string) => string;

/** Of several whole sets, the smallest. */
const ENDINGS = ['.br', '.gz', '.unityweb', ''];

/**
 * Finds out how the names of the payload end. Not always as the config says: people let their server negotiate, name
 * `Game.data` and deploy `Game.data.br`; and a page outlives an export that is written again with another compression.
 * Only a whole set counts, so that leftovers of one compression never fill a gap in another.
 *
 * @param references The addresses of all files that must be there.
 * @returns `undefined` if no set is whole.
 */
export async function findSpelling(
  source: ExportSource,
  references: readonly FileReference[],
): Promise<Spelling | undefined> {
  const spellings: Spelling[] = [
    (url) => url,
    ...ENDINGS.map((ending) => (url: string) => endIn(url, ending)),
  ];
  for (const spelling of spellings) {
    const files = references.map((reference) => locateSpelled(source, reference, spelling));
    if ((await Promise.all(files)).every((file) => file !== undefined)) return spelling;
  }
  return undefined;
}

/** The file at exactly that spelling of an address, if it is there. */
export async function locateSpelled(
  source: ExportSource,
  { url, base, namedBy }: FileReference,
  spelling: Spelling,
): Promise<string | undefined> {
  return locateIfThere(source, { url: spelling(url), base, namedBy });
}

/** The address with another ending for the compression; a query stays behind it. */
function endIn(url: string, ending: string): string {
  return url.replace(/(?:\.(?:br|gz|unityweb))?(?=[?#]|$)/, ending);
}
