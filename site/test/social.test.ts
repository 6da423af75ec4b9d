import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parse, type DefaultTreeAdapterTypes as Tree } from 'parse5';
import sharp from 'sharp';
import { describe, expect, test } from 'vitest';
import { buildOutput, listPages } from '../scripts/built-site.ts';
import { lines, outline } from '../src/social/outlines.ts';

/** What `pnpm build` wrote; `pnpm test` runs that first. */
const output = join(buildOutput, 'static');
const pages = await listPages();

describe('the picture of a shared link', () => {
  test.each(pages)('%s has one of its own, of the size that it says', async (page) => {
    const html = parse(await readFile(join(output, page, 'index.html'), 'utf8'));
    const { pathname } = new URL(contentOf(html, 'og:image'));
    expect(pathname).toBe(`/og/${page === '/' ? 'home' : page.slice(1, -1)}.png`);
    const { width, height, format } = await sharp(join(output, pathname)).metadata();
    expect(format).toBe('png');
    expect([width, height].map(String)).toEqual([
      contentOf(html, 'og:image:width'),
      contentOf(html, 'og:image:height'),
    ]);
    expect(contentOf(html, 'og:image:alt')).not.toBe('');
  });

  test('a notebook’s own picture is in it', async () => {
    const { data, info } = await sharp(join(output, 'og/notebooks/filtering-joint-angles.png'))
      .raw()
      .toBuffer({ resolveWithObject: true });
    const at = (x: number, y: number): number[] => [
      ...data.subarray((y * info.width + x) * info.channels).subarray(0, 3),
    ];
    expect(at(10, 10).every((value) => value < 40)).toBe(true);
    expect(at(618, 166).every((value) => value > 240)).toBe(true);
  });
});

describe('a title in lines', () => {
  const style = { weight: 600, size: 60 } as const;

  test.each([
    ['Threads', 600, 1],
    ['Filtering joint angles: One Euro, Kalman, Savitzky–Golay', 600, 3],
    ['One Euro', 100, 2],
    ['One\u00a0Euro', 100, 1],
    ['Incomprehensibilities', 100, 1],
  ])('%s, at most %i pixels wide, has %i', (text, width, count) => {
    expect(lines(text, style, width)).toHaveLength(count);
  });

  test('is about as long in each', () => {
    const [first, second] = lines('A title that is a word too long', style, 700);
    expect(Math.abs((first?.width ?? 0) - (second?.width ?? 0))).toBeLessThan(200);
  });

  test('kerns: A and V stand closer together than each alone', () => {
    const width = (text: string): number => outline(text, style).width;
    expect(width('AV')).toBeLessThan(width('A') + width('V'));
  });
});

function contentOf(node: Tree.ParentNode, property: string): string {
  for (const child of node.childNodes) {
    if (!('attrs' in child)) continue;
    const attribute = (name: string) => child.attrs.find((candidate) => candidate.name === name)?.value;
    if (child.tagName === 'meta' && attribute('property') === property) return attribute('content') ?? '';
    const found = contentOf(child, property);
    if (found) return found;
  }
  return '';
}
