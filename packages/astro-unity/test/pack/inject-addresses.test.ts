import { createHash } from 'node:crypto';
import { afterAll, describe, expect, it } from 'vitest';
import { readExport } from '../../src/export/read-export.ts';
import { storedBodies } from '../../src/pack/bodies.ts';
import { hasTokens, injectAddresses } from '../../src/pack/loader/inject-addresses.ts';
import { packExport } from '../../src/pack/pack-export.ts';
import { removeSyntheticExports, writeSyntheticExport } from '../synthetic-export.ts';

const ADDRESS = { base: "/it's", assets: '_astro' };

afterAll(removeSyntheticExports);

async function pack() {
  const { directory } = await writeSyntheticExport({
    compression: 'brotli',
    threads: true,
    symbols: true,
    streamingAssets: { 'a.txt': 'a' },
  });
  const source = await readExport(directory);
  return packExport('game', source, storedBodies(source), ADDRESS);
}

describe('injectAddresses', () => {
  it('writes the address of every part into the tokens of a loader', async () => {
    const packed = await pack();
    const { parts, streamingAssetsUrl } = packed.build;
    const expected = {
      UNITY_DATA_URL: parts.data.url,
      UNITY_FRAMEWORK_URL: parts.framework?.url,
      UNITY_CODE_URL: parts.code.url,
      UNITY_WORKER_URL: parts.worker?.url,
      UNITY_SYMBOLS_URL: parts.symbols?.url,
      UNITY_MEMORY_URL: parts.memory?.url,
      UNITY_STREAMING_ASSETS_URL: streamingAssetsUrl,
      UNITY_BUILD_URL: "/it's/_astro/unity",
    };
    const lines = Object.keys(expected).map((token) => `var ${token} = '{{${token}}}';`);
    const { build, files } = injectAddresses(packed, lines.join('\n'), ADDRESS);
    const file = files.find(({ path }) => path.endsWith('.loader.js'));
    const text = file && 'text' in file.content ? file.content.text : '';
    for (const [token, url] of Object.entries(expected)) {
      expect(url).toMatch(/^\/it's\/_astro\/unity/);
      expect(text).toContain(`var ${token} = '${url?.replace("'", '%27')}';`);
    }
    expect(hasTokens(text)).toBe(false);
    expect(files.filter(({ path }) => path.endsWith('.loader.js'))).toHaveLength(1);
    expect(build.parts.loader).toEqual({
      url: `/it's/_astro/${file?.path}`,
      integrity: `sha256-${createHash('sha256').update(text).digest('base64')}`,
      bytes: text.length,
      decodedBytes: text.length,
    });
    expect(build.bytes - packed.build.bytes).toBe(text.length - packed.build.parts.loader.bytes);
  });

  it('knows the braces of Unity templates', async () => {
    const packed = await pack();
    const { files } = injectAddresses(packed, 'x("{{{ UNITY_CODE_URL }}}")', ADDRESS);
    const file = files.find(({ path }) => path.endsWith('.loader.js'));
    expect(file?.content).toEqual({ text: `x("${packed.build.parts.code.url.replace("'", '%27')}")` });
  });

  it.each(['UNITY_WRONG', 'UNITY_BACKGROUND_URL'])(
    'refuses {{%s}}, which this export has not',
    async (token) => {
      const packed = await pack();
      expect(() => injectAddresses(packed, `"{{${token}}}"`, ADDRESS)).toThrow(
        expect.objectContaining({
          message: expect.stringContaining(`{{${token}}}`),
          hint: expect.stringContaining('{{UNITY_DATA_URL}}'),
        }),
      );
    },
  );
});
