import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, describe, expect, it, test } from 'vitest';
import { runCommandLine } from '../../src/cli/command-line.ts';
import { parseSize } from '../../src/cli/parse-size.ts';
import { squarify } from '../../src/cli/report/treemap.ts';
import { treemapSvg } from '../../src/cli/report/treemap-svg.ts';
import { formatBytes } from '../../src/cli/table.ts';
import { repetitiveText, syntheticArchive } from '../synthetic-archive.ts';
import { removeSyntheticExports, temporaryFolder, writeSyntheticExport } from '../synthetic-export.ts';

afterAll(removeSyntheticExports);

describe('squarify', () => {
  const BOX = { x: 10, y: 20, width: 600, height: 400 };

  it.each([
    [[6, 6, 4, 3, 2, 2, 1]],
    [[100, 1, 1, 1]],
    [[1]],
    [Array.from({ length: 200 }, (_, index) => 200 - index)],
  ])('gives each of %j its share of the area, inside the box', (values) => {
    const total = values.reduce((a, b) => a + b);
    squarify(values, BOX).forEach(({ x, y, width, height }, index) => {
      expect(width * height).toBeCloseTo((600 * 400 * (values[index] ?? 0)) / total, 4);
      expect(Math.min(x - 10, y - 20)).toBeGreaterThan(-1e-6);
      expect(Math.max(x + width - 610, y + height - 420)).toBeLessThan(1e-6);
    });
  });

  it('makes squares of equal values', () => {
    for (const { width, height } of squarify([1, 1, 1, 1, 1, 1], BOX)) expect(width / height).toBeCloseTo(1);
  });

  it('has no area for nothing', () => {
    expect(squarify([0, 0], BOX).map(({ width, height }) => width * height)).toEqual([0, 0]);
    expect(squarify([], BOX)).toEqual([]);
  });
});

test('names in the picture are text, whatever they are', () => {
  const item = { name: '<script>"&', bytes: 9, compressedBytes: 9, items: [] };
  const svg = treemapSvg([{ ...item, role: 'data', name: 'data', items: [item] }], 400, 300, 'wide');
  expect(svg).toContain('&lt;script&gt;&quot;&amp;');
  expect(svg).not.toContain('<script');
});

test.each([
  ['3MB', 3_000_000],
  ['2.5 MB', 2_500_000],
  ['500kB', 500_000],
  ['1MiB', 1_048_576],
  ['3000000', 3_000_000],
  ['0', undefined],
  ['-1MB', undefined],
  ['3 apples', undefined],
  ['', undefined],
])('the size %j', (text, bytes) => {
  expect(parseSize(text)).toBe(bytes);
});

async function inspect(...args: string[]) {
  const out: string[] = [];
  const output = {
    out: (text: string) => out.push(text),
    error: (text: string) => out.push(text),
    color: false,
  };
  return { status: await runCommandLine(['inspect', ...args], output), out: out.join('\n') };
}

describe('inspect', () => {
  it('writes one page with everything in it', async () => {
    const { directory } = await writeSyntheticExport({ compression: 'brotli', dataBytes: 50_000 });
    const file = join(await temporaryFolder(), 'report.html');
    expect((await inspect(directory, '--html', file)).status).toBe(0);
    const html = await readFile(file, 'utf8');
    expect(html).toMatch(/^<!doctype html>/);
    expect(html).toContain('<title>Synthetic Product 1.0: where the bytes are</title>');
    expect(html).toMatch(
      /<th scope="row">data <span>›<\/span> Resources\/unity_default_resources<\/th><td>50.* kB<\/td>/,
    );
    expect(html.match(/<svg/g)).toHaveLength(2);
    expect(html).not.toMatch(/<script|<link|src=|url\(/);
  });

  it('compares the download with a budget, as a build deploys it', async () => {
    const { directory } = await writeSyntheticExport({ dataBytes: 50_000 });
    const over = await inspect(directory, '--budget', '40kB', '--json');
    const { download, budget } = JSON.parse(over.out);
    expect(over.status).toBe(1);
    expect(download.bytes).toBe(Object.values<number>(download.parts).reduce((a, b) => a + b));
    expect(budget).toEqual({ bytes: 40_000, overBytes: download.bytes - 40_000 });
    const within = await inspect(directory, '--budget', '1MB');
    expect(within).toMatchObject({
      status: 0,
      out: expect.stringMatching(/to download: within the budget of 1 MB\./),
    });
  });

  it('says what data takes that a build unpacks', async () => {
    const archive = syntheticArchive(new Map([['level0', repetitiveText(100_000)]]));
    const { directory } = await writeSyntheticExport({ compression: 'brotli', archive });
    const { download, parts } = JSON.parse((await inspect(directory, '--budget', '1MB', '--json')).out);
    const data = parts.find(({ role }: { role: string }) => role === 'data');
    expect(download.parts.data).toBeLessThan(data.bytes);
    expect(download.dataDecodedBytes).toBeGreaterThan(data.decodedBytes);
    const { out } = await inspect(directory, '--budget', '1MB');
    expect(out).toContain(`it then takes ${formatBytes(download.dataDecodedBytes)} of the browser's memory`);
  });
});
