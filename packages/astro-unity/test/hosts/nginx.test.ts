import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, it } from 'vitest';
import { freePort, isInstalled, startServer } from '../../../../tools/server-process.ts';
import { emitHostFiles } from '../../src/hosts/emit-host-files.ts';
import { nginxInclude } from '../../src/hosts/nginx.ts';
import { removeSyntheticExports } from '../synthetic-export.ts';
import { expectAllHeaders } from './expect-headers.ts';
import { SITE, writeHostedSite } from './hosted-site.ts';

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

const hasNginx = isInstalled('nginx');
it.skipIf(!hasNginx)(
  `nginx sends the headers${hasNginx ? '' : ' (not run: nginx is not installed)'}`,
  async () => {
    const { directory, ...places } = await writeHostedSite();
    expect(await emitHostFiles('nginx', SITE, places)).toEqual(['unity.nginx.conf']);
    const root = fileURLToPath(places.root);
    const port = await freePort();
    await mkdir(join(root, 'temp'));
    const temporary = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi']
      .map((name) => `${name}_temp_path ${root}temp/${name};`)
      .join(' ');
    const types = 'types { text/html html; application/x-brotli br; application/gzip gz; }';
    await writeFile(
      join(root, 'nginx.conf'),
      `daemon off; pid ${root}nginx.pid; error_log stderr; events {}
     http { ${temporary} ${types} access_log off; gzip on; gzip_types application/wasm application/octet-stream application/json text/javascript;
       server { listen 127.0.0.1:${port}; root ${directory}; add_header X-Site yes; include ${root}unity.nginx.conf; } }`,
    );
    await using server = await startServer(
      'nginx',
      ['-p', root, '-e', 'stderr', '-c', `${root}nginx.conf`],
      port,
    );
    await expectAllHeaders(server.origin);
    expect(await readFile(join(directory, 'demo/index.html'), 'utf8')).toContain('/demo/');
  },
);
