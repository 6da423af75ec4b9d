import { mkdir, readFile, rename, rm, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import type { PartRole } from '../../src/export/part-roles.ts';
import { readExport } from '../../src/export/read-export.ts';
import { removeSyntheticExports, temporaryFolder, writeSyntheticExport } from '../synthetic-export.ts';
import { refusal } from './read-outcome.ts';

afterAll(removeSyntheticExports);

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
