import sharp from 'sharp';
import { describe, expect, test } from 'vitest';
import { readImageHeader } from '../../src/outputs/image-header.ts';

describe('kind and size from the first bytes', () => {
  const picture = () => sharp({ create: { width: 37, height: 21, channels: 4, background: '#f00a' } });
  test.each<[string, () => Promise<Buffer>, string]>([
    ['PNG', () => picture().png().toBuffer(), 'png'],
    ['JPEG', () => picture().jpeg().toBuffer(), 'jpg'],
    [
      'progressive JPEG with metadata',
      () =>
        picture()
          .withExif({ IFD0: { Copyright: 'x' } })
          .jpeg({ progressive: true })
          .toBuffer(),
      'jpg',
    ],
    ['GIF', () => picture().gif().toBuffer(), 'gif'],
    ['lossy WebP with alpha', () => picture().webp().toBuffer(), 'webp'],
    ['lossy WebP', () => picture().flatten().webp().toBuffer(), 'webp'],
    ['lossless WebP', () => picture().webp({ lossless: true }).toBuffer(), 'webp'],
    ['AVIF', () => picture().avif().toBuffer(), 'avif'],
  ])('%s', async (_, make, extension) => {
    expect(readImageHeader(await make())).toMatchObject({ extension, width: 37, height: 21 });
  });

  test.each(['', '<svg/>', '<script>', '\x89PN', 'GIF', 'RIFFxxxxWAVE', '\xff\xd8'])(
    '%j is no picture',
    (content) => {
      expect(readImageHeader(Buffer.from(content, 'latin1'))).toBeUndefined();
    },
  );

  test('a header that breaks off gives no size', () => {
    expect(readImageHeader(Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'))).toEqual({
      mediaType: 'image/png',
      extension: 'png',
    });
  });
});
