import type { AstroConfig } from 'astro';
import type { ImageMark } from './image-marks.ts';

/** What pictures are encoded as. */
export type ImageFormat = 'avif' | 'webp';

/** Pictures without movement: encoders keep the first frame alone of the others. */
const STILL = /\.(?:png|jpe?g)$/i;

/**
 * The mark of an image, as JSON, with the format that it is encoded as; without one, that of the project's image service.
 *
 * @param attributes A mark, as JSON.
 */
export function withFormat(attributes: string, format: ImageFormat | undefined): string {
  if (format === undefined) return attributes;
  const mark: ImageMark = JSON.parse(attributes);
  return STILL.test(mark.src) ? JSON.stringify({ ...mark, format }) : attributes;
}

/** Of 0 to 9. Four, the default, takes five times as long, for eight percent of the bytes. */
const AVIF_EFFORT = 2;

/** Settings of Astro's own image service with which AVIF is encoded in reasonable time; those of the project win. */
export function avifSettings({ entrypoint, config }: AstroConfig['image']['service']) {
  if (entrypoint !== 'astro/assets/services/sharp') return {};
  return {
    image: { service: { entrypoint, config: { ...config, avif: { effort: AVIF_EFFORT, ...config.avif } } } },
  };
}
