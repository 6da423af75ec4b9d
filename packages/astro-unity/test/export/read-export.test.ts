import { mkdir, readFile, rename, rm, stat, symlink, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { UnityExportError } from '../../src/export/error.ts';
import type { PartRole } from '../../src/export/part-roles.ts';
import { type ReadExportOptions, readExport } from '../../src/export/read-export.ts';
import type { UnityExport } from '../../src/export/types.ts';
import {
  removeSyntheticExports,
  type SyntheticOptions,
  temporaryFolder,
  writeSyntheticExport,
} from '../synthetic-export.ts';

afterAll(removeSyntheticExports);

/** `role:compression` of every part, in the order in which they are listed. */
function summary({ parts }: UnityExport): string {
  return [...parts.values()].map(({ role, compression }) => `${role}:${compression}`).join(' ');
}

async function refusal(directory: string, options?: ReadExportOptions): Promise<UnityExportError> {
  const error = await readExport(directory, options).then(
    () => new Error('It was read without complaint.'),
    (reason: unknown) => reason,
  );
  if (error instanceof UnityExportError) return error;
  throw error;
}

describe('shapes of exports', () => {
  const none = 'loader:none framework:none code:none data:none';
  const gzip = 'loader:none framework:gzip code:gzip data:gzip';
  const brotli = 'loader:none framework:brotli code:brotli data:brotli';

  test.each<[string, SyntheticOptions, string]>([
    ['uncompressed', {}, none],
    ['.gz', { compression: 'gzip' }, gzip],
    ['.br', { compression: 'brotli' }, brotli],
    ['gzip .unityweb', { compression: 'gzip', fallback: true }, gzip],
    ['brotli .unityweb', { compression: 'brotli', fallback: true }, brotli],
    ['fallback without compression', { fallback: true }, none],
    ['names as hashes', { compression: 'gzip', hashedNames: true }, gzip],
    ['names with spaces', { compression: 'brotli', stem: 'Web Build GZIP' }, brotli],
    ['names beyond ASCII', { compression: 'brotli', stem: 'Übung – 練習' }, brotli],
    ['names with a percent sign', { compression: 'gzip', stem: '100%25' }, gzip],
    [
      'threads and symbols',
      { compression: 'brotli', threads: true, symbols: true },
      `${brotli} symbols:brotli worker:brotli memory:brotli`,
    ],
    ['a background', { background: true }, `${none} background:none`],
    ['2019, wasm', { generation: 'unity-loader' }, gzip],
    ['2019, brotli', { generation: 'unity-loader', compression: 'brotli' }, brotli],
    ['2018, asm.js', { generation: 'unity-loader-asm', unityVersion: '2018.4.1f1' }, `${gzip} memory:gzip`],
  ])('%s', async (_name, options, expected) => {
    const { directory, files } = await writeSyntheticExport(options);
    const result = await readExport(directory);

    expect(summary(result)).toBe(expected);
    expect(result).toMatchObject({
      directory,
      generation: options.generation ? 'unity-loader' : 'create-unity-instance',
      codeFormat: options.generation === 'unity-loader-asm' ? 'asm' : 'wasm',
      decompressionFallback: Boolean(options.fallback ?? options.generation),
      companyName: 'Synthetic Company',
      productName: 'Synthetic Product',
      unityVersion: options.unityVersion ?? (options.generation ? '2019.4.15f1' : '6000.4.8f1'),
      streamingAssets: undefined,
    });
    for (const part of result.parts.values()) {
      expect(part.file).toBe(join(directory, files[part.role] ?? ''));
      expect(part.bytes).toBe((await stat(part.file)).size);
      expect(part.sha256).toMatch(/^[0-9a-f]{64}$/);
    }
  });

  test('the same bytes have the same sizes and version, however they are compressed', async () => {
    const sizes = await Promise.all(
      (['none', 'gzip', 'brotli'] as const).map(async (compression) => {
        const { directory } = await writeSyntheticExport({
          compression,
          dataBytes: 300_000,
          unityVersion: '2022.3.62f3',
        });
        const { parts, unityVersion } = await readExport(directory);
        return { unityVersion, sizes: [...parts.values()].map(({ decodedBytes }) => decodedBytes) };
      }),
    );
    expect(sizes[1]).toEqual(sizes[0]);
    expect(sizes[2]).toEqual(sizes[0]);
    expect(sizes[0]?.unityVersion).toBe('2022.3.62f3');
  });

  test('streaming assets are listed with hashes', async () => {
    const { directory } = await writeSyntheticExport({
      streamingAssets: { 'b.txt': 'b', 'aa/catalog.json': '{}', '.DS_Store': 'litter' },
    });
    const { streamingAssets } = await readExport(directory);
    expect(streamingAssets).toEqual({
      directory: join(directory, 'StreamingAssets'),
      files: [
        {
          path: 'aa/catalog.json',
          bytes: 2,
          sha256: '44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a',
        },
        {
          path: 'b.txt',
          bytes: 1,
          sha256: '3e23e8160039594a33894f6564e1b1348bbd7a0088d42c4acb73eeaed59c009d',
        },
      ],
    });
  });

  test('what the export asks of its loader besides is passed on, functions and conditions are not', async () => {
    const { directory } = await writeSyntheticExport({
      extraConfig: { webglContextAttributes: { preserveDrawingBuffer: true }, matchWebGLToCanvasSize: false },
    });
    expect((await readExport(directory)).extraConfig).toEqual({
      arguments: [],
      webglContextAttributes: { preserveDrawingBuffer: true },
      matchWebGLToCanvasSize: false,
    });
  });

  test('of test versions of Unity 2020.1 are refused: new loader, old config', async () => {
    const { directory } = await writeSyntheticExport({
      generation: 'unity-loader',
      extraConfig: { unityVersion: '2020.1.0a13' },
    });
    expect((await refusal(directory)).message).toMatch(/was written by Unity 2020\.1\.0a13, a test version/);
  });

  test('asm.js that createUnityInstance starts', async () => {
    const { directory, files } = await writeSyntheticExport();
    await writeFile(join(directory, files.code), '(function(global,env,buffer){"use asm";return{}})');
    expect(await readExport(directory)).toMatchObject({
      generation: 'create-unity-instance',
      codeFormat: 'asm',
    });
  });

  test('brotli without Unity’s marker, and names that lie about the compression', async () => {
    const { directory, files } = await writeSyntheticExport({ compression: 'gzip', dataBytes: 200_000 });
    const { brotliCompressSync, gunzipSync } = await import('node:zlib');
    for (const role of ['framework', 'code', 'data'] as const) {
      const file = join(directory, files[role]);
      await writeFile(file, brotliCompressSync(gunzipSync(await readFile(file))));
    }
    expect(summary(await readExport(directory))).toBe('loader:none framework:brotli code:brotli data:brotli');
  });
});

describe('where the config is', () => {
  /** Moves the page's script into another file, and leaves what is given in its place. */
  async function moveScript(directory: string, file: string, change: (text: string) => string, tag: string) {
    const page = join(directory, 'index.html');
    const text = await readFile(page, 'utf8');
    const script = /<script>(.*?)<\/script>/s.exec(text);
    await mkdir(join(directory, 'TemplateData'));
    await writeFile(join(directory, file), change(script?.[1] ?? ''));
    await writeFile(page, text.replace(script?.[0] ?? '', tag));
  }

  test.each<[string, (directory: string) => Promise<void>]>([
    [
      'a script of its own',
      (directory) =>
        moveScript(
          directory,
          'TemplateData/start.js',
          (text) => text,
          '<script src="/TemplateData/start.js?v=1"></script>',
        ),
    ],
    [
      'a module that a module imports',
      async (directory) => {
        const toModule = (text: string) =>
          text.replace('var config', 'export const config').replace(/createUnityInstance\(.*;/, '');
        await moveScript(
          directory,
          'TemplateData/config.mjs',
          toModule,
          '<script type="module">import "./TemplateData/start.mjs";</script>',
        );
        await writeFile(
          join(directory, 'TemplateData/start.mjs'),
          "import { config } from './config.mjs';\ncreateUnityInstance(canvas, config);\nexport {};\nimport './start.mjs';\n",
        );
      },
    ],
    [
      'a page in PHP',
      async (directory) => {
        const page = join(directory, 'index.html');
        const text = `<?php header('X-Game: 1'); ?>\n${await readFile(page, 'utf8')}`;
        await writeFile(join(directory, 'index.php'), text);
        await rm(page);
      },
    ],
  ])('in %s', async (_name, move) => {
    const { directory } = await writeSyntheticExport({ stem: 'Old' });
    const { files } = await writeSyntheticExport({ stem: 'New' }, directory);
    await move(directory);
    const { parts, productName } = await readExport(directory);
    expect(productName).toBe('Synthetic Product');
    expect(parts.get('data')?.file).toBe(join(directory, files.data));
  });

  test('a config without a product takes it from the title that Unity wrote', async () => {
    const { directory } = await writeSyntheticExport();
    const page = join(directory, 'index.html');
    const text = (await readFile(page, 'utf8')).replace(/productName: .*/, '');
    await writeFile(page, text);
    expect((await readExport(directory)).productName).toBe('Synthetic Product');
    await writeFile(page, text.replace('Unity Web Player | ', ''));
    expect((await readExport(directory)).productName).toBeUndefined();
  });
});

describe('where the folder is', () => {
  test('its Build folder will do, and the page beside it is read', async () => {
    const { directory } = await writeSyntheticExport();
    expect(await readExport(join(directory, 'Build'))).toMatchObject({
      directory,
      productName: 'Synthetic Product',
    });
  });

  test('a folder above names the export below', async () => {
    const parent = await temporaryFolder();
    await writeSyntheticExport({}, join(parent, 'docs'));
    const error = await refusal(parent);
    expect(error.message).toBe(`${parent} is not a Unity export itself; the export is in its folder "docs".`);
    expect(error.hint).toContain(join(parent, 'docs'));
  });

  test('a folder of another name with the files of a build is named too', async () => {
    const parent = await temporaryFolder();
    await writeSyntheticExport({ indexHtml: false }, parent);
    await rename(join(parent, 'Build'), join(parent, 'game'));
    expect((await refusal(parent)).message).toMatch(/the export is in its folder "game"\.$/);
    expect((await readExport(join(parent, 'game'))).parts.size).toBe(4);
  });

  test.each<[string, (directory: string) => Promise<string>, RegExp]>([
    ['nothing', async (directory) => join(directory, 'missing'), /^There is no folder .*missing/],
    [
      'a file',
      async (directory) => {
        await writeFile(join(directory, 'index.html'), '');
        return join(directory, 'index.html');
      },
      /is a file; a Unity export is a folder/,
    ],
    [
      'a name that no system allows',
      async (directory) => join(directory, 'x'.repeat(5000)),
      /cannot be read: ENAMETOOLONG/,
    ],
    ['an empty folder', async (directory) => directory, /is not a Unity export: it has neither/],
    [
      'Unity 5.5, by its files',
      async (directory) => {
        await mkdir(join(directory, 'Release'));
        await writeFile(join(directory, 'Release/game.jsgz'), 'x');
        return directory;
      },
      /was written by Unity 5\.5 or older/,
    ],
  ])('%s is refused', async (_name, prepare, message) => {
    const error = await refusal(await prepare(await temporaryFolder()));
    expect(error.message).toMatch(message);
    expect(error.hint).not.toBe('');
  });
});

describe('dirty folders', () => {
  test('the page picks one of several exports', async () => {
    const { directory } = await writeSyntheticExport({ stem: 'Old', compression: 'gzip' });
    await writeSyntheticExport({ stem: 'Unused', compression: 'gzip' }, directory);
    await writeSyntheticExport({ stem: 'New', compression: 'brotli' }, directory);
    expect((await readExport(directory)).parts.get('data')?.file).toBe(join(directory, 'Build/New.data.br'));
  });

  test('a JSON that the page names picks one of three games with one UnityLoader.js', async () => {
    const { directory } = await writeSyntheticExport({ generation: 'unity-loader', stem: 'V01' });
    await writeSyntheticExport({ generation: 'unity-loader', stem: 'V02' }, directory);
    expect((await readExport(directory)).parts.get('data')?.file).toBe(
      join(directory, 'Build/V02.data.unityweb'),
    );
    expect((await readExport(directory, { stem: 'V01' })).parts.get('data')?.file).toBe(
      join(directory, 'Build/V01.data.unityweb'),
    );
  });

  test('without a page, the only complete set is taken', async () => {
    const { directory } = await writeSyntheticExport({
      compression: 'brotli',
      threads: true,
      indexHtml: false,
    });
    await writeFile(join(directory, 'Build/Stale.data.br'), 'no');
    const result = await readExport(directory);
    expect(summary(result)).toBe(
      'loader:none framework:brotli code:brotli data:brotli worker:brotli memory:brotli',
    );
    expect(result.productName).toBeUndefined();
  });

  test('without a page, hashed names are told apart by content', async () => {
    const { directory } = await writeSyntheticExport({
      compression: 'gzip',
      hashedNames: true,
      indexHtml: false,
    });
    expect(summary(await readExport(directory))).toBe('loader:none framework:gzip code:gzip data:gzip');
  });

  test.each([
    [true, '.unityweb'],
    [false, '.br'],
  ])('without a page, the loader decides between leftovers (decompressor: %s)', async (fallback, suffix) => {
    const { directory } = await writeSyntheticExport({
      compression: 'brotli',
      fallback: !fallback,
      indexHtml: false,
    });
    await writeSyntheticExport({ compression: 'brotli', fallback, indexHtml: false }, directory);
    expect((await readExport(directory)).parts.get('data')?.file).toBe(
      join(directory, `Build/Web.data${suffix}`),
    );
  });

  test('several complete sets are listed, and the option "stem" picks one', async () => {
    const { directory } = await writeSyntheticExport({ stem: 'A', indexHtml: false });
    await writeSyntheticExport({ stem: 'B', indexHtml: false }, directory);
    const error = await refusal(directory);
    expect(error.message).toContain('holds 2 exports');
    expect(error.message).toContain('"A.data", "B.data"');
    expect(error.hint).toContain("stem: 'A'");
    expect((await readExport(directory, { stem: 'B' })).parts.get('code')?.file).toBe(
      join(directory, 'Build/B.wasm'),
    );
    expect((await refusal(directory, { stem: 'C' })).message).toMatch(
      /begins with "C"; there are "A", "B"\.$/,
    );
  });

  test('leftovers that only differ in compression are picked by the name of the data file', async () => {
    const { directory } = await writeSyntheticExport({ compression: 'gzip', indexHtml: false });
    await writeSyntheticExport({ compression: 'brotli', indexHtml: false }, directory);
    expect((await refusal(directory)).hint).toContain("stem: 'Web.data.br'");
    expect(summary(await readExport(directory, { stem: 'Web.data.gz' }))).toContain('data:gzip');
  });
});

describe('what a config names', () => {
  const cases: [string, (directory: string, data: string) => Promise<void>, RegExp, RegExp][] = [
    [
      'a missing file',
      (_directory, data) => rm(data),
      /\(dataUrl\) of .* names "Build\/Web\.data", but there is no such file/,
      /Beside it there are "Web\./,
    ],
    [
      'a folder that only Windows takes for Build',
      async (directory) => {
        const page = join(directory, 'index.html');
        await writeFile(
          page,
          (await readFile(page, 'utf8')).replace('buildUrl = "Build"', 'buildUrl = "Build."'),
        );
      },
      /\(dataUrl\) of .* names "Build\.\/Web\.data", but there is no such file/,
      /^There is "Build\/Web\.data"\. Correct the address/,
    ],
    [
      'a name in other case',
      (directory, data) => rename(data, join(directory, 'Build/web.data')),
      /there is no such file/,
      /"web\.data", which only Windows and macOS/,
    ],
    [
      'a link out of the folder',
      async (_directory, data) => {
        const outside = await temporaryFolder();
        await rename(data, join(outside, 'Web.data'));
        await symlink(join(outside, 'Web.data'), data);
      },
      /"Build\/Web\.data" of .* is a symbolic link to .*, outside the export's folder/,
      /copy of the file/,
    ],
    [
      'a link that leads nowhere',
      async (_directory, data) => rm(data).then(() => symlink('/nowhere/at/all', data)),
      /there is no such file/,
      /a folder, or a link that leads nowhere/,
    ],
    [
      'a folder',
      async (_directory, data) => rm(data).then(async () => void (await mkdir(data))),
      /there is no such file/,
      /a folder, or a link that leads nowhere/,
    ],
  ];
  test.each(cases)('%s', async (_name, damage, message, hint) => {
    const { directory, files } = await writeSyntheticExport();
    await damage(directory, join(directory, files.data));
    const error = await refusal(directory, { name: 'pose-demo' });
    expect(error.message).toMatch(message);
    expect(error.message).toContain('"pose-demo"');
    expect(error.hint).toMatch(hint);
  });

  test.each([
    ['../outside.data', /lies outside the export's folder/],
    ['..\\..\\outside.data', /lies outside the export's folder/],
    ['Build/%2e%2e/%2e%2e/outside.data', /lies outside the export's folder/],
    ['https://cdn.example/Web.data', /is not a file of the export/],
    ['//cdn.example/Web.data', /is not a file of the export/],
    ['Build/\0.data', /there is no such file/],
  ])('the address %j is refused', async (url, message) => {
    const { directory, files } = await writeSyntheticExport({}, join(await temporaryFolder(), 'export'));
    const page = await readFile(join(directory, 'index.html'), 'utf8');
    const changed = page.replace(/dataUrl: .*/, `dataUrl: ${JSON.stringify(url)},`);
    expect(changed).not.toBe(page);
    await writeFile(join(directory, 'index.html'), changed);
    await writeFile(join(directory, '../outside.data'), await readFile(join(directory, files.data)));
    await rm(join(directory, files.data));
    const error = await refusal(directory);
    expect(error.message).toMatch(message);
  });

  test.each([
    'Build/Web.data?v=3',
    './Build/Web.data',
    '/Build/Web.data',
    'Build/Web%2Edata',
    'Build//Web.data',
  ])('the address %j is understood', async (url) => {
    const { directory, files } = await writeSyntheticExport();
    const page = await readFile(join(directory, 'index.html'), 'utf8');
    await writeFile(
      join(directory, 'index.html'),
      page.replace(/dataUrl: .*/, `dataUrl: ${JSON.stringify(url)},`),
    );
    expect((await readExport(directory)).parts.get('data')?.file).toBe(join(directory, files.data));
  });

  test('links within the folder are followed', async () => {
    const { directory, files } = await writeSyntheticExport();
    await rename(join(directory, files.data), join(directory, 'elsewhere.data'));
    await symlink('../elsewhere.data', join(directory, files.data));
    expect((await readExport(directory)).parts.has('data')).toBe(true);
  });

  test('a loader that the page names must be there; scripts of other servers do not matter', async () => {
    const { directory, files } = await writeSyntheticExport();
    const page = await readFile(join(directory, 'index.html'), 'utf8');
    const cdn = '<script src="https://cdn.example/preloader.js"></script></body>';
    await writeFile(
      join(directory, 'index.html'),
      page.replace('</body>', cdn).replace('script.src = loaderUrl', 'load(x)'),
    );
    expect((await readExport(directory)).parts.get('loader')?.file).toBe(join(directory, files.loader));

    await writeFile(join(directory, 'index.html'), page);
    await rename(join(directory, files.loader), join(directory, 'Build/Old.loader.js'));
    expect((await refusal(directory)).message).toMatch(
      /The page \(script\) of .* names "Build\/Web\.loader\.js"/,
    );
  });

  test('a missing background is left out, a missing worker is not', async () => {
    const { directory, files } = await writeSyntheticExport({ background: true, threads: true });
    await rm(join(directory, files.background ?? ''));
    expect((await readExport(directory)).parts.has('background')).toBe(false);
    await rm(join(directory, files.worker ?? ''));
    expect((await refusal(directory)).message).toMatch(/\(workerUrl\)/);
  });

  test.each<PartRole>(['loader', 'framework', 'code', 'data'])(
    'a missing %s without a page',
    async (role) => {
      const { directory, files } = await writeSyntheticExport({ indexHtml: false });
      await rm(join(directory, files[role] ?? ''));
      const error = await refusal(directory);
      expect(error.message).toMatch(/is incomplete: it lacks the /);
      expect(error.hint).toContain('.gitignore');
    },
  );

  test('streaming assets do not follow links out of the folder', async () => {
    const { directory } = await writeSyntheticExport({ streamingAssets: { 'a.txt': 'a' } });
    await symlink('/etc/hostname', join(directory, 'StreamingAssets/link'));
    expect((await refusal(directory)).message).toMatch(/"StreamingAssets\/link" of .* symbolic link/);
  });
});

describe('a page whose names end in another compression than the files', () => {
  async function pageNames(directory: string, from: string, to: string): Promise<void> {
    const page = join(directory, 'index.html');
    const text = await readFile(page, 'utf8');
    expect(text).toContain(`${from}"`);
    await writeFile(page, text.replaceAll(`${from}"`, `${to}"`));
  }

  test.each([
    ['gzip', false, '.gz', '.br', 'loader:none framework:gzip code:gzip data:gzip'],
    ['brotli', false, '.br', '.gz', 'loader:none framework:brotli code:brotli data:brotli'],
    ['gzip', true, '.unityweb', '.br', 'loader:none framework:gzip code:gzip data:gzip'],
    ['brotli', false, '.br', '.unityweb', 'loader:none framework:brotli code:brotli data:brotli'],
    ['brotli', false, '.br', '.unityweb?v=2', 'loader:none framework:brotli code:brotli data:brotli'],
  ] as const)('%s, fallback: %s; %s, named %s', async (compression, fallback, ending, named, expected) => {
    const { directory } = await writeSyntheticExport({ compression, fallback });
    await pageNames(directory, ending, named);
    const result = await readExport(directory);
    expect(summary(result)).toBe(expected);
    expect(result.productName).toBe('Synthetic Product');
  });

  test('a whole set goes before one that a leftover would complete', async () => {
    const { directory, files } = await writeSyntheticExport();
    await writeSyntheticExport({ compression: 'brotli', indexHtml: false }, directory);
    await rm(join(directory, files.data));
    expect(summary(await readExport(directory))).toBe('loader:none framework:brotli code:brotli data:brotli');
  });

  test('half a set is none', async () => {
    const { directory, files } = await writeSyntheticExport({ compression: 'gzip' });
    await pageNames(directory, '.gz', '.unityweb');
    await rm(join(directory, files.code));
    const error = await refusal(directory);
    expect(error.message).toMatch(/names "Build\/Web\.data\.unityweb", but there is no such file/);
    expect(error.hint).toContain('"Web.data.gz"');
  });
});

test('a config may leave the compression to the server', async () => {
  const { directory } = await writeSyntheticExport({ compression: 'brotli' });
  const page = join(directory, 'index.html');
  await writeFile(page, (await readFile(page, 'utf8')).replaceAll('.br"', '"'));
  const { parts } = await readExport(directory);
  expect(basename(parts.get('data')?.file ?? '')).toBe('Web.data.br');
  expect(parts.get('code')?.compression).toBe('brotli');
});
