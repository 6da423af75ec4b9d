import type { OutputRenderer } from 'notebook-loader/unified';
import { parseClip } from 'reference-player/src/framework/clip-format.ts';

/**
 * A motion clip in a notebook: its picture, which becomes a live player with the clip where scripts run
 * (`scripts/motion-clip.ts`). The clip itself is a file of the site.
 */
export const clipOutput: OutputRenderer = {
  mediaType: 'application/vnd.astro-unity.clip+json',
  name: 'clip',
  async render(value, { media, alt, fallback }) {
    const text = JSON.stringify(value);
    // The player would say on a visitor's console what is wrong; here it goes into the build's report.
    parseClip(text);
    const { name } = media.add({
      mediaType: 'application/json',
      extension: 'json',
      bytes: new TextEncoder().encode(text),
    });
    return [
      {
        type: 'element',
        tagName: 'motion-clip',
        properties: { src: `notebook-media:${name}`, ariaLabel: alt },
        children: await fallback(),
      },
    ];
  },
};
