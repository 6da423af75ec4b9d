import { readFile, writeFile } from 'node:fs/promises';
import netlify from '@astrojs/netlify';
import { AstroError } from 'astro/errors';
import { appendHeaders } from './headers-file.ts';
import type { Host } from './host.ts';

/** Where the adapter writes the function, below the project root. */
const FUNCTION = './.netlify/v1/functions/ssr/ssr.mjs';

/**
 * Netlify: files with a `_headers`, and a function beside them. Its network redirects `/demo` to `/demo/` by itself.
 *
 * @see `netlify.toml`
 */
export function netlifyHost(): Host {
  return {
    adapter: netlify({ imageCDN: false, devFeatures: false }),
    sendsHeadersOfFunctions: false,
    finish: async ({ root, files, headers }) => {
      await appendHeaders(new URL('./_headers', files), headers);
      await limitFunction(new URL(FUNCTION, root));
    },
  };
}

/**
 * Leaves the function what only it can answer. The adapter gives it every address that is no file: it would answer
 * those with a 404 page of its own that has no headers, and each would cost an invocation.
 */
async function limitFunction(file: URL): Promise<void> {
  const code = await readFile(file, 'utf8');
  const limited = code.replace("path: '/*',", "path: ['/api/*', '/config.json'],");
  if (limited === code) {
    throw new AstroError(
      `${file.pathname} does not say that it answers every address.`,
      'Has @astrojs/netlify changed what it writes? Look at the file, and at site/src/hosts/netlify.ts.',
    );
  }
  await writeFile(file, limited);
}
