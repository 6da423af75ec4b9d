import { glob, readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';

/** Components are published as they are, beside compiled modules: a path that ends in `.ts` would lead nowhere there. */
test('no component imports a TypeScript file by its path', async () => {
  const src = fileURLToPath(new URL('../../src/', import.meta.url));
  const found: string[] = [];
  let count = 0;
  for await (const file of glob('**/*.astro', { cwd: src })) {
    count += 1;
    if (/['"]\.[^'"]*\.ts['"]/.test(await readFile(src + file, 'utf8'))) found.push(file);
  }
  expect(found).toEqual([]);
  expect(count).toBeGreaterThan(10);
});
