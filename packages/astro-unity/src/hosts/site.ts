import { type AssetAddress, trimSlashes } from '../pack/address.ts';
import { UNITY_FOLDER } from '../pack/file-name.ts';

/** A built site, as far as the headers of its host depend on it. */
export interface HostedSite {
  address: AssetAddress;
  /** Paths of the deployed Unity files below the assets folder. */
  files: readonly string[];
  /** Pages that must be cross-origin isolated, as paths of the site without `base`: `/demo/`. */
  isolatedPages: readonly string[];
}

/** The folder of the Unity files below the root of the output: `_astro/unity`. */
export function unityFolder({ assets }: AssetAddress): string {
  return `${trimSlashes(assets)}/${UNITY_FOLDER}`;
}

/**
 * The paths under which a host answers with a file of the output. Adapters deploy files without `base`; a rewrite of
 * the user's, or a copy in a folder of that name, makes them answer with it. Rules are for both.
 *
 * @param path From the root of the output, with a slash in front.
 */
export function servedPaths(path: string, { base }: Pick<AssetAddress, 'base'>): string[] {
  const folder = trimSlashes(base);
  return folder === '' ? [path] : [`/${folder}${path}`, path];
}

/** A pattern of a regular expression for the start of each of these paths, with `base` or without. */
export function basePattern({ base }: Pick<AssetAddress, 'base'>): string {
  const folder = trimSlashes(base);
  return folder === '' ? '^' : `^(?:/${escapePattern(folder)})?`;
}

/** A text as a pattern that matches it literally. */
export function escapePattern(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}
