import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { checkFiles } from '../../deploy/output/check-files.ts';
import { exportSize } from '../../deploy/output/export-size.ts';
import { listFiles } from '../../deploy/output/list-files.ts';
import type { ManifestFile } from '../../deploy/output/manifest.ts';
import { packageOutput } from '../../deploy/output/package-output.ts';
import { sizeComment } from '../../deploy/output/size-comment.ts';
import { makeClone } from './clone.ts';

const file = (path: string, bytes: number): ManifestFile => ({ path, bytes, sha256: '0'.repeat(64) });

const release = (...files: ManifestFile[]) => ({
  version: '0.1.0',
  commit: 'abcdef0123456789',
  tree: 't',
  files,
});

test('a file of the export counts once, in its smallest encoding', () => {
  const files = [
    file('static/_astro/unity/1.wasm.br', 10),
    file('static/_astro/unity/1.wasm.gz', 12),
    file('static/_astro/unity/2.loader.js', 5),
    file('static/index.html', 100),
  ];
  expect(exportSize(files)).toBe(15);
});

test('the comment tells sizes and what changes', () => {
  const base = release(file('static/_astro/unity/1.data.br', 1_000_000));
  const text = sizeComment(
    release(file('static/_astro/unity/2.data.br', 1_500_000)),
    base,
    'https://preview.example',
  );
  expect(text).toContain('1500.0 kB, 50 % of its budget of 3000.0 kB.');
  expect(text).toContain('| **all** | **1500.0 kB** | +500.0 kB (+50.0 %) |');
  expect(text).toContain('Preview: https://preview.example');
  expect(text).toContain('Compared with abcdef012345.');
});

test('the comment says what to do about an export over its budget, and that there is nothing to compare with', () => {
  const text = sizeComment(release(file('static/_astro/unity/1.data.br', 3_000_001)), undefined);
  expect(text).toMatch(/\*\*The Unity export is .* over its budget/);
  expect(text).toContain('no release of the base branch');
});

test('an output that changed since it was packaged is told by file', async () => {
  using clone = makeClone();
  const of = { version: '0.1.0', ...(await clone.release('0.1.0')) };
  const output = join(clone.site, '.vercel/output');
  const { files } = await packageOutput(output, of);
  expect(checkFiles(files, await listFiles(output))).toEqual([]);
  writeFileSync(join(output, 'static/index.html'), 'other');
  writeFileSync(join(output, 'static/new.html'), '');
  rmSync(join(output, 'static/robots.txt'));
  expect(checkFiles(files, await listFiles(output))).toEqual([
    'static/index.html is not what was built: 5 bytes instead of 15, or others.',
    'static/robots.txt is missing.',
    'static/new.html was not built with the rest.',
  ]);
  rmSync(join(output, 'static/notebooks'), { recursive: true });
  await expect(packageOutput(output, of)).rejects.toThrow('The built site has no files of: notebooks.');
});
