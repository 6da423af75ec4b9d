import { createHash } from 'node:crypto';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { createBodyCache } from '../../src/encode/body-cache.ts';
import { createEncoder } from '../../src/encode/encode-export.ts';
import { ordinaryExportMaker } from '../../src/encode/ordinary-export.ts';
import { readExport } from '../../src/export/read-export.ts';
import { packExport } from '../../src/pack/pack-export.ts';
import type { PackedFile } from '../../src/pack/types.ts';
import {
  removeSyntheticExports,
  type SyntheticOptions,
  temporaryFolder,
  writeSyntheticExport,
} from '../synthetic-export.ts';

afterAll(removeSyntheticExports);

async function deploy(options: SyntheticOptions, changeLoader = (text: string) => text) {
  const written = await writeSyntheticExport(options);
  const loaderFile = join(written.directory, written.files.loader);
  const loader = await readFile(loaderFile, 'utf8');
  await writeFile(loaderFile, changeLoader(loader));
  const cache = createBodyCache(await temporaryFolder());
  const warnings: string[] = [];
  const source = await ordinaryExportMaker(cache, (warning) => warnings.push(warning))(
    await readExport(written.directory),
  );
  const packed = packExport('game', source, await createEncoder(cache, () => {})(source), {
    base: '/',
    assets: '_astro',
  });
  return { source, packed, warnings, loader };
}

describe('ordinaryExportMaker', () => {
  it('replaces the loader of an export with decompression fallback, and its address', async () => {
    const { source, packed, warnings, loader } = await deploy({ compression: 'brotli', fallback: true });
    const part = source.parts.get('loader');
    const text = await readFile(part?.file ?? '', 'utf8');
    expect(text.length).toBeLessThan(loader.length);
    expect(text).not.toContain('this.decompress');
    expect(part).toMatchObject({ bytes: text.length, decodedBytes: text.length });
    expect(part?.sha256).toBe(createHash('sha256').update(text).digest('hex'));
    expect(packed.build.parts.loader.url).toContain(part?.sha256.slice(0, 16));
    expect(packed.build.decompressionFallback).toBe(false);
    expect(warnings).toEqual([]);
  });

  it('passes on an export without one', async () => {
    const { source } = await deploy({ compression: 'brotli' });
    expect(source.parts.get('loader')?.file).toContain(source.directory);
  });

  it('deploys an unknown loader as it is, and says why', async () => {
    const { source, packed, warnings } = await deploy({ compression: 'brotli', fallback: true }, (text) =>
      text.replace('Module.wasmBinary', 'Module.wasmBytes'),
    );
    expect(source.parts.get('loader')?.file).toContain(source.directory);
    expect(packed.build.decompressionFallback).toBe(true);
    expect(warnings).toEqual([
      expect.stringMatching(
        /^The loader .*Web\.loader\.js keeps .* because it has .* 0 times .*Decompression Fallback/,
      ),
    ]);
  });

  it('lets UnityLoader.js start from brotli, and from gzip where no header says what it is', async () => {
    const { packed } = await deploy({ generation: 'unity-loader', compression: 'gzip' });
    const { jsonUrl, encodedJsonUrl } = packed.build;
    expect(jsonOf(packed.files, jsonUrl)).toMatchObject({
      dataUrl: expect.stringMatching(/\.data\.gz$/),
      wasmCodeUrl: expect.stringMatching(/\.wasm\.gz$/),
      wasmFrameworkUrl: expect.stringMatching(/\.framework\.js\.gz$/),
    });
    expect(jsonOf(packed.files, encodedJsonUrl)).toMatchObject({
      dataUrl: expect.stringMatching(/\.data\.br$/),
      wasmCodeUrl: expect.stringMatching(/\.wasm\.br$/),
      wasmFrameworkUrl: expect.stringMatching(/\.framework\.js\.br$/),
    });
  });
});

function jsonOf(files: readonly PackedFile[], url: string | undefined): unknown {
  const file = files.find(({ path }) => url === `/_astro/${path}`);
  return JSON.parse(file && 'text' in file.content ? file.content.text : '{}');
}
