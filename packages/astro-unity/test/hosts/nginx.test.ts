import { dirname } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { emitHostFiles } from '../../src/hosts/host.ts';
import { nginxInclude } from '../../src/hosts/nginx.ts';
import { removeSyntheticExports } from '../synthetic-export.ts';
import { expectAllHeaders } from './expect-headers.ts';
import { SITE, writeHostedSite } from './hosted-site.ts';
import { nginx } from './servers/nginx.ts';
import { canRun } from './servers/real-server.ts';

afterAll(removeSyntheticExports);

describe('nginxInclude', () => {
  const locations = (text: string) => [...text.matchAll(/^location (.*) \{$/gm)].map(([, match]) => match);

  it('has one location for each kind of file there is, then one for the rest, then the pages', () => {
    const files = ['unity/0a.wasm.br', 'unity/0a.loader.js'];
    expect(locations(nginxInclude({ ...SITE, files, address: { base: '/docs', assets: '_astro' } }))).toEqual(
      [
        '~ "^(?:/docs)?/_astro/unity/[^/]+\\.wasm\\.br$"',
        '~ "^(?:/docs)?/_astro/unity/[^/]+\\.js$"',
        '~ "^(?:/docs)?/_astro/unity/"',
        '= "/docs/demo/"',
        '= "/demo/"',
      ],
    );
  });

  it('closes what it opens', () => {
    const text = nginxInclude(SITE);
    expect(text.match(/\{/g)?.length).toBe(text.match(/\}/g)?.length);
  });
});

it.skipIf(!canRun(nginx))(
  `nginx sends the headers${canRun(nginx) ? '' : ' (not run: nginx is not installed)'}`,
  async () => {
    const places = await writeHostedSite();
    expect(await emitHostFiles('nginx', SITE, places)).toEqual(['unity.nginx.conf']);
    await using server = await nginx.serve(dirname(places.directory));
    await expectAllHeaders(server.origin);
  },
);
