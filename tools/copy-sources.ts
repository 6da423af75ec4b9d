/**
 * Puts beside a package's compiled modules what Astro and Vite compile in the project that uses it: components and
 * stylesheets. Runs in the package's folder.
 */
import { cp } from 'node:fs/promises';

await cp('src', 'dist', {
  recursive: true,
  filter: (path) => !/\.\w+$/.test(path) || /\.(?:astro|css)$/.test(path),
});
