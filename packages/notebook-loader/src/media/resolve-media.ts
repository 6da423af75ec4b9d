import type { Properties, Root } from 'hast';
import { mediaScheme } from '../outputs/media-store.ts';
import { eachElement } from '../tree/each-element.ts';

/**
 * Puts final addresses in the place of `notebook-media:<name>`, in `src`, `href`, `poster` and `data` of every element.
 *
 * @param resolve gives the address of a file, or properties to merge into its element (for pictures: `src`, `srcset` …);
 *   `undefined` leaves the element as it is.
 * @returns the same tree, changed in place.
 */
export function resolveMedia(tree: Root, resolve: (name: string) => string | Properties | undefined): Root {
  eachElement(tree, (element) => {
    for (const attribute of ['src', 'href', 'poster', 'data']) {
      const address = element.properties[attribute];
      if (typeof address !== 'string' || !address.startsWith(mediaScheme)) continue;
      const resolved = resolve(address.slice(mediaScheme.length));
      if (typeof resolved === 'string') element.properties[attribute] = resolved;
      else if (resolved) Object.assign(element.properties, resolved);
    }
  });
  return tree;
}
