import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { expect, onTestFinished, test } from 'vitest';
import { inSources as inSourcesOfNotebooks } from '../../../notebook-loader/src/cli/crash.ts';
import { inSources } from '../../src/cli/crash.ts';

test.each([
  ['astro-unity', inSources],
  ['notebook-loader', inSourcesOfNotebooks],
])('stacks of %s have the places in the sources, where a map knows them', async (_, sourcesOf) => {
  const folder = await mkdtemp(join(tmpdir(), 'crash-'));
  onTestFinished(() => rm(folder, { recursive: true }));
  const address = pathToFileURL(folder).href;
  // Column 5 of the only line is line 3, column 2 of the source.
  const map = { version: 3, sources: ['../src/part.ts'], names: [], mappings: 'IAEC' };
  await writeFile(join(folder, 'part.js.map'), JSON.stringify(map));
  const stack = `Error: no\n    at t (${address}/part.js:1:5)\n    at ${address}/other.js:1:5`;
  expect(sourcesOf(stack)).toBe(
    `Error: no\n    at t (${new URL('src/part.ts', address).href}:3:2)\n    at ${address}/other.js:1:5`,
  );
});
