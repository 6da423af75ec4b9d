import { z } from 'astro/zod';
import { PART_ROLES } from '../../export/part-roles.ts';
import { parseJson } from './http.ts';
import type { Companion, ServedPart, ServedPlayer } from './served-player.ts';

/** What `<unity-player data-build>` holds, as far as it matters here. */
const playerBuild = z.looseObject({
  generation: z
    .enum(['create-unity-instance', 'unity-loader', 'global-module'])
    .default('create-unity-instance'),
  parts: z.partialRecord(
    z.enum(PART_ROLES),
    z.looseObject({
      url: z.string(),
      gzipUrl: z.string().optional(),
      plainUrl: z.string().optional(),
      decodedBytes: z.number().optional(),
    }),
  ),
  jsonUrl: z.string().optional(),
  encodedJsonUrl: z.string().optional(),
  streamingAssetsUrl: z.string().optional(),
  isolationWorker: z.string().optional(),
});

/**
 * The export of a `<unity-player>` element.
 *
 * @param url The page's own address, which others are relative to.
 * @throws {Error} if its build cannot be understood.
 */
export function playerOfElement(build: string, url: URL): ServedPlayer {
  const parsed = playerBuild.safeParse(parseJson(build));
  if (!parsed.success) {
    throw new Error(
      `A <unity-player> of ${url} has a data-build that this version does not understand: ${z.prettifyError(parsed.error)}`,
    );
  }
  const { generation, parts, jsonUrl, encodedJsonUrl, streamingAssetsUrl, isolationWorker } = parsed.data;
  const companion = (role: Companion['role'], address: string | undefined): Companion[] =>
    address === undefined ? [] : [{ role, url: new URL(address, url) }];
  return {
    startedBy: 'unity-player',
    generation,
    codeFormat:
      generation === 'global-module' || (generation === 'unity-loader' && parts.memory) ? 'asm' : 'wasm',
    parts: PART_ROLES.flatMap((role): ServedPart[] => {
      const part = parts[role];
      if (!part) return [];
      const { decodedBytes, gzipUrl, plainUrl } = part;
      const best: ServedPart = { role, url: new URL(part.url, url), decodedBytes };
      const others = [
        ...(gzipUrl === undefined ? [] : [{ ...best, url: new URL(gzipUrl, url), form: 'gzip' as const }]),
        ...(plainUrl === undefined ? [] : [{ ...best, url: new URL(plainUrl, url), form: 'plain' as const }]),
      ].filter((other) => other.url.href !== best.url.href);
      return others.length === 0 && gzipUrl === undefined
        ? [best]
        : [{ ...best, form: formOf(best, gzipUrl, url) }, ...others];
    }),
    companions: [
      ...companion('config', jsonUrl),
      ...companion('config', encodedJsonUrl),
      ...companion('StreamingAssets', streamingAssetsUrl),
      ...companion('isolation worker', isolationWorker),
    ],
    isIsolatedByWorker: isolationWorker !== undefined,
  };
}

/** Where gzip is the only form, the page decodes it itself if it must. */
function formOf(best: ServedPart, gzipUrl: string | undefined, url: URL): 'best' | 'gzip' {
  return gzipUrl !== undefined && new URL(gzipUrl, url).href === best.url.href ? 'gzip' : 'best';
}
