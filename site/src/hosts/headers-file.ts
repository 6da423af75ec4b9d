import { appendFile } from 'node:fs/promises';
import { AstroError } from 'astro/errors';

/** What Cloudflare takes of one line; Netlify takes more. */
const LONGEST_LINE = 2000;

/**
 * Adds headers for every address to a `_headers` file, which Netlify and Cloudflare share. Both apply all rules that
 * match, so what stands in the file already goes on to hold.
 *
 * @throws {AstroError} for a header that a host would drop.
 */
export async function appendHeaders(file: URL, headers: Readonly<Record<string, string>>): Promise<void> {
  const lines = Object.entries(headers).map(([name, value]) => `  ${name}: ${value}`);
  const tooLong = lines.find(({ length }) => length > LONGEST_LINE);
  if (tooLong) {
    throw new AstroError(
      `A line of _headers would be ${tooLong.length} letters long, and hosts take ${LONGEST_LINE}: ${tooLong.trim().slice(0, 40)}…`,
      'Every inline script and style of the site has its hash in the Content-Security-Policy. Move some into files.',
    );
  }
  await appendFile(file, `\n/*\n${lines.join('\n')}\n`);
}
