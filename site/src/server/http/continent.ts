/** Headers in which hosts tell where a request is from: Vercel's, and Cloudflare's where its rule for that is on. */
const HEADERS = ['x-vercel-ip-continent', 'cf-ipcontinent'] as const;

const CONTINENTS = new Set(['AF', 'AN', 'AS', 'EU', 'NA', 'OC', 'SA']);

/** The continent that a request is from, as two letters; `ZZ` where the host does not tell. */
export function continentOf({ headers }: Pick<Request, 'headers'>): string {
  const told = HEADERS.map((name) => headers.get(name) ?? '');
  return told.find((value) => CONTINENTS.has(value)) ?? 'ZZ';
}
