import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, describe, expect, test } from 'vitest';
import { diagnose } from '../../src/cli/doctor/doctor.ts';
import { removeSyntheticExports, temporaryFolder, writeSyntheticExport } from '../synthetic-export.ts';
import { type Answer, serveExport } from './serve-export.ts';

afterAll(removeSyntheticExports);

describe('a page with <unity-player>', () => {
  async function writePlayerPage(change: (build: { parts: Record<string, object> }) => void = () => {}) {
    const { directory, files } = await writeSyntheticExport({
      compression: 'brotli',
      stem: '0123456789abcdef',
    });
    const sizes = { loader: 837, framework: 254, code: 39, data: 2278 };
    const parts = Object.fromEntries(
      Object.entries(sizes).map(([role, decodedBytes]) => [
        role,
        { url: `/${files[role as keyof typeof sizes]}`, bytes: 1, decodedBytes },
      ]),
    );
    const build = { name: 'demo', generation: 'create-unity-instance', parts };
    change(build);
    const attribute = JSON.stringify(build).replaceAll('&', '&amp;').replaceAll('"', '&quot;');
    await writeFile(
      join(directory, 'index.html'),
      `<!doctype html><unity-player data-build="${attribute}"></unity-player>`,
    );
    return directory;
  }
  const immutable = (path: string): Answer =>
    path === 'index.html'
      ? {}
      : { headers: { 'cache-control': 'public, max-age=31536000, immutable, no-transform' } };

  test('served well', async () => {
    await using server = await serveExport(await writePlayerPage(), immutable);
    const diagnosis = await diagnose(new URL(server.url));
    expect(diagnosis.findings).toEqual([]);
    expect(diagnosis.parts).toMatchObject([
      { role: 'loader', status: 200, encoding: 'none' },
      { role: 'framework', status: 200, encoding: 'br', decodedBytes: 254 },
      { role: 'code', status: 200, encoding: 'br', decodedBytes: 39, type: 'application/wasm' },
      { role: 'data', status: 200, encoding: 'br', decodedBytes: 2278 },
    ]);
  });

  test('hashed names without a long cache', async () => {
    await using server = await serveExport(await writePlayerPage());
    const { findings } = await diagnose(new URL(server.url));
    expect(findings).toHaveLength(4);
    expect(findings[0]?.message).toMatch(/name is a hash of its content, but it comes without Cache-Control/);
  });

  test('a file of another deploy', async () => {
    const directory = await writePlayerPage(({ parts }) => {
      parts.data = { ...parts.data, decodedBytes: 5 };
    });
    await using server = await serveExport(directory, immutable);
    expect((await diagnose(new URL(server.url))).findings).toMatchObject([
      { role: 'data', message: 'It has 2278 bytes, but the page expects 5.' },
    ]);
  });

  test('a part on another origin must allow it', async () => {
    await using assets = await serveExport(await writePlayerPage(), immutable);
    const directory = await writePlayerPage(({ parts }) => {
      parts.data = { url: `${assets.url}Build/0123456789abcdef.data.br`, decodedBytes: 2278 };
    });
    await using server = await serveExport(directory, immutable);
    expect((await diagnose(new URL(server.url))).findings).toMatchObject([
      { role: 'data', message: expect.stringContaining('Access-Control-Allow-Origin') },
    ]);
  });

  test('a host without headers: the page decodes the gzip form, which must be there', async () => {
    const directory = await writePlayerPage(({ parts }) => {
      parts.data = { ...parts.data, gzipUrl: '/Build/0123456789abcdef.data.gz' };
    });
    const plain = (path: string): Answer =>
      /data\.(?:br|gz)$/.test(path)
        ? {
            headers: {
              ...immutable(path).headers,
              'content-encoding': undefined,
              'content-type': 'application/octet-stream',
            },
          }
        : immutable(path);
    await using server = await serveExport(directory, plain);
    const missing = await diagnose(new URL(server.url));
    expect(missing.findings).toMatchObject([
      { level: 'note', role: 'data', message: expect.stringContaining('larger gzip form') },
      { level: 'problem', role: 'data', message: 'The server answers 404.' },
    ]);

    await writeFile(join(directory, 'Build/0123456789abcdef.data.gz'), gzipSync('UnityWebData1.0\0'));
    expect((await diagnose(new URL(server.url))).findings).toHaveLength(1);
  });

  test('a build that cannot be understood', async () => {
    const directory = await temporaryFolder();
    await writeFile(join(directory, 'index.html'), '<unity-player data-build="{}"></unity-player>');
    await using server = await serveExport(directory);
    await expect(diagnose(new URL(server.url))).rejects.toThrow(/does not understand/);
  });
});
