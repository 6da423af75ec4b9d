import { expect, test } from 'vitest';
import { avifSettings, withFormat } from '../../src/astro/image-format.ts';

test.each([
  ['plot.png', 'avif', 'avif'],
  ['photo.JPG', 'webp', 'webp'],
  ['moving.gif', 'avif', undefined],
  ['moving.webp', 'avif', undefined],
  ['drawing.svg', 'avif', undefined],
  ['plot.png', undefined, undefined],
] as const)('%s of a project that wants %s becomes %s', (src, wanted, format) => {
  const mark = { src, layout: 'none' };
  expect(JSON.parse(withFormat(JSON.stringify(mark), wanted))).toEqual(format ? { ...mark, format } : mark);
});

test.each([
  [{}, { effort: 2 }],
  [{ avif: { effort: 6 }, webp: { quality: 1 } }, { effort: 6 }],
  [{ avif: { quality: 40 } }, { effort: 2, quality: 40 }],
])('the settings %j of the image service stay as they are', (config, avif) => {
  const service = { entrypoint: 'astro/assets/services/sharp', config };
  expect(avifSettings(service)).toEqual({ image: { service: { ...service, config: { ...config, avif } } } });
});

test('another image service is left alone', () => {
  expect(avifSettings({ entrypoint: './src/image-service.ts', config: {} })).toEqual({});
});
