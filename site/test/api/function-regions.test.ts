import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { expect, test } from 'vitest';
import { parseRegions, writeRegions } from '../../src/hosts/vercel-regions.ts';

test.each<[string | undefined, string[]]>([
  [undefined, []],
  ['', []],
  ['fra1', ['fra1']],
  [' fra1, iad1,,fra1 ', ['fra1', 'iad1']],
])('%j names %j', (text, regions) => {
  expect(parseRegions(text)).toEqual(regions);
});

test.each(['frankfurt', 'fra', 'fra1 iad1', 'all'])('"%s" is no region', (text) => {
  expect(() => parseRegions(text)).toThrow(`names "${text}"`);
});

test('each function keeps its configuration, and gets the regions', async () => {
  const output = await mkdtemp(join(tmpdir(), 'regions-'));
  try {
    const configs = ['_render.func', 'api/one.func'].map((name) =>
      join(output, 'functions', name, '.vc-config.json'),
    );
    for (const file of configs) {
      await mkdir(join(file, '..'), { recursive: true });
      await writeFile(file, JSON.stringify({ runtime: 'nodejs24.x', maxDuration: 15 }));
    }
    await writeRegions(pathToFileURL(`${output}/`), ['fra1', 'iad1']);
    for (const file of configs) {
      const config = JSON.parse(await readFile(file, 'utf8'));
      expect(config).toEqual({ runtime: 'nodejs24.x', maxDuration: 15, regions: ['fra1', 'iad1'] });
    }
  } finally {
    await rm(output, { recursive: true });
  }
});
