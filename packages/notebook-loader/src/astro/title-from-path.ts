import { basename } from 'node:path';

/** `03-foot_contact.ipynb` → `Foot contact`. */
export function titleFromPath(path: string): string {
  const words = basename(path)
    .replace(/\.ipynb$/i, '')
    .replace(/^\d+[-_. ]+(?=\D)/, '')
    .replaceAll(/[-_]+/g, ' ')
    .trim();
  return words === '' ? 'Notebook' : words.charAt(0).toUpperCase() + words.slice(1);
}
