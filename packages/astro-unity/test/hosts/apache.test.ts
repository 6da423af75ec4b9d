import { readFile, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { apacheFolderRules, apachePageRules } from '../../src/hosts/apache.ts';
import { emitHostFiles } from '../../src/hosts/host.ts';
import { removeSyntheticExports } from '../synthetic-export.ts';
import { expectAllHeaders } from './expect-headers.ts';
import { SITE, writeHostedSite } from './hosted-site.ts';
import { apache } from './servers/apache.ts';
import { canRun } from './servers/real-server.ts';

afterAll(removeSyntheticExports);

describe('.htaccess', () => {
  it.each([
    ['0123456789abcdef.wasm.br', ['\\.wasm\\.br$']],
    ['0123456789abcdef.framework.js.gz', ['\\.js\\.gz$']],
    ['0123456789abcdef.worker.js', ['\\.js$', '\\.worker\\.js$']],
    ['level.wasm.br', []],
  ])('has the blocks for %s, the most particular last', (name, expected) => {
    const patterns = [...apacheFolderRules().matchAll(/<FilesMatch "(.*)">/g)].map(
      ([, pattern]) => pattern ?? '',
    );
    const matching = patterns.filter((pattern) => new RegExp(pattern).test(name));
    expect(matching.map((pattern) => pattern.replace(/^.*\?/, ''))).toEqual(expected);
  });

  it('says nothing for a site without threads', () => {
    expect(apachePageRules({ ...SITE, isolatedPages: [] })).toBe('');
  });

  it('keeps what the site has', async () => {
    const places = await writeHostedSite();
    await writeFile(new URL('.htaccess', places.output), 'Options -Indexes');
    await emitHostFiles('apache', SITE, places);
    expect(await readFile(new URL('.htaccess', places.output), 'utf8')).toMatch(/^Options -Indexes\n# Pages/);
  });
});

it.skipIf(!canRun(apache))(
  `Apache sends the headers${canRun(apache) ? '' : ' (not run: Apache is not installed)'}`,
  async () => {
    const places = await writeHostedSite();
    await emitHostFiles('apache', SITE, places);
    await using server = await apache.serve(dirname(places.directory));
    await expectAllHeaders(server.origin);
  },
);
