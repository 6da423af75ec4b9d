import { existsSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, it } from 'vitest';
import { freePort, isInstalled, startServer } from '../../../../tools/server-process.ts';
import { apacheFolderRules, apachePageRules } from '../../src/hosts/apache.ts';
import { emitHostFiles } from '../../src/hosts/emit-host-files.ts';
import { removeSyntheticExports } from '../synthetic-export.ts';
import { expectAllHeaders } from './expect-headers.ts';
import { SITE, writeHostedSite } from './hosted-site.ts';

afterAll(removeSyntheticExports);

const MODULES = '/usr/lib/apache2/modules';

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

const hasApache = isInstalled('apache2') && existsSync(MODULES);
it.skipIf(!hasApache)(
  `Apache sends the headers${hasApache ? '' : ' (not run: Apache is not installed)'}`,
  async () => {
    const { directory, ...places } = await writeHostedSite();
    await emitHostFiles('apache', SITE, places);
    const root = fileURLToPath(places.root);
    const port = await freePort();
    await writeFile(join(root, 'mime.types'), 'text/html html\ntext/javascript js\n');
    const modules = [
      'mpm_event',
      'authz_core',
      'dir',
      'mime',
      'headers',
      'setenvif',
      'env',
      'deflate',
      'filter',
    ];
    await writeFile(
      join(root, 'apache.conf'),
      `${modules.map((name) => `LoadModule ${name}_module ${MODULES}/mod_${name}.so`).join('\n')}
ServerName localhost
Listen 127.0.0.1:${port}
PidFile ${root}apache.pid
ErrorLog ${root}error.log
DocumentRoot ${directory}
DirectoryIndex index.html
TypesConfig ${root}mime.types
AddEncoding x-gzip .gz
AddLanguage br .br
AddOutputFilterByType DEFLATE application/wasm text/javascript application/octet-stream application/json
<Directory ${directory}>
  AllowOverride All
  Require all granted
</Directory>
`,
    );
    await using server = await startServer(
      'apache2',
      ['-d', root, '-f', join(root, 'apache.conf'), '-DFOREGROUND'],
      port,
    );
    await expectAllHeaders(server.origin);
  },
);
