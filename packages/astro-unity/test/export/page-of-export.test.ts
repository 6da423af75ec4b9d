import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { readExport } from '../../src/export/read-export.ts';
import { removeSyntheticExports, writeSyntheticExport } from '../synthetic-export.ts';
import { refusal, summary } from './read-outcome.ts';

afterAll(removeSyntheticExports);

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
