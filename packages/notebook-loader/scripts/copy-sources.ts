/** Puts beside the compiled modules what Astro and Vite compile in the project that uses it: components and stylesheets. */
import { cp } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';

const source = fileURLToPath(new URL('../src', import.meta.url));
const target = fileURLToPath(new URL('../dist', import.meta.url));
await cp(source, target, {
  recursive: true,
  filter: (path) => !/\.\w+$/.test(path) || /\.(?:astro|css)$/.test(path),
});
