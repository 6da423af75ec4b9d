import { type DefaultTreeAdapterTypes, parse } from 'parse5';
import { z } from 'zod';
import { findPageConfigs, type PageConfig } from '../../export/page/page-config.ts';
import { readPage } from '../../export/page/page-scripts.ts';
import type { Generation, PartRole } from '../../export/types.ts';
import { readText, request } from './http.ts';

/** A Unity export as a page names it. */
export interface ServedPlayer {
  /** How the page starts it. */
  startedBy: 'unity-player' | 'unity-page';
  generation: Generation;
  codeFormat: 'wasm' | 'asm';
  parts: ServedPart[];
}

export interface ServedPart {
  role: PartRole;
  url: URL;
  /** What the page believes the size to be, decoded, in bytes. */
  decodedBytes: number | undefined;
  /**
   * Of the two forms that `<unity-player>` chooses from: `best` is what it takes where the host says
   * `Content-Encoding`, `gzip` is what it decodes itself where the host does not. Undefined where there is no choice.
   */
  form?: 'best' | 'gzip';
}

const MAX_SCRIPT_BYTES = 1024 * 1024;
const MAX_SCRIPTS = 20;

const roles = ['loader', 'framework', 'code', 'data', 'symbols', 'worker', 'memory', 'background'] as const;

/** What `<unity-player data-build>` holds, as far as it matters here. */
const playerBuild = z.looseObject({
  generation: z.enum(['create-unity-instance', 'unity-loader']).default('create-unity-instance'),
  parts: z.partialRecord(
    z.enum(roles),
    z.looseObject({ url: z.string(), gzipUrl: z.string().optional(), decodedBytes: z.number().optional() }),
  ),
});

/**
 * Finds the Unity exports of a page: its `<unity-player>` elements, else what its scripts pass to Unity.
 *
 * @param url The page's own address, which others are relative to.
 * @throws {Error} if an element's build cannot be understood.
 */
export async function findServedPlayers(html: string, url: URL): Promise<ServedPlayer[]> {
  const elements = findBuildAttributes(html).map((build) => playerOfElement(build, url));
  if (elements.length > 0) return elements;

  const page = readPage(html);
  const scripts: string[] = [];
  for (const script of page.scripts.slice(0, MAX_SCRIPTS)) {
    if ('text' in script) scripts.push(script.text);
    else scripts.push(await fetchScript(script.src, url));
  }
  const { configs, loaderUrls } = findPageConfigs(page, scripts);
  const players = await Promise.all(configs.map((config) => playerOfConfig(config, url)));
  const loader = loaderUrls.find((address) => /loader/i.test(address)) ?? loaderUrls[0];
  return players.flatMap((player) => {
    if (player === undefined) return [];
    const parts = loader === undefined ? player.parts : [toPart('loader', loader, url), ...player.parts];
    return [{ ...player, parts }];
  });
}

function findBuildAttributes(html: string): string[] {
  const builds: string[] = [];
  const pending: DefaultTreeAdapterTypes.ChildNode[] = parse(html).childNodes.toReversed();
  for (let node = pending.pop(); node; node = pending.pop()) {
    if (!('tagName' in node)) continue;
    const build = node.attrs.find(({ name }) => name === 'data-build');
    if (node.tagName === 'unity-player' && build) builds.push(build.value);
    for (const child of node.childNodes.toReversed()) pending.push(child);
  }
  return builds;
}

function playerOfElement(build: string, url: URL): ServedPlayer {
  const parsed = playerBuild.safeParse(parseJson(build));
  if (!parsed.success) {
    throw new Error(
      `A <unity-player> of ${url} has a data-build that this version does not understand: ${z.prettifyError(parsed.error)}`,
    );
  }
  const { generation, parts } = parsed.data;
  return {
    startedBy: 'unity-player',
    generation,
    codeFormat: generation === 'unity-loader' && parts.memory ? 'asm' : 'wasm',
    parts: roles.flatMap((role) => {
      const part = parts[role];
      if (!part) return [];
      const { decodedBytes, gzipUrl } = part;
      const best: ServedPart = { role, url: new URL(part.url, url), decodedBytes };
      if (gzipUrl === undefined) return [best];
      return [
        { ...best, form: 'best' as const },
        { role, url: new URL(gzipUrl, url), decodedBytes, form: 'gzip' as const },
      ];
    }),
  };
}

async function playerOfConfig(config: PageConfig, url: URL): Promise<ServedPlayer | undefined> {
  // Its loader asks for names that do not exist, and for others then; the player of this package does not.
  if (config.generation === 'global-module') return undefined;
  if (config.generation === 'create-unity-instance') {
    const keys = {
      framework: 'frameworkUrl',
      code: 'codeUrl',
      data: 'dataUrl',
      symbols: 'symbolsUrl',
      worker: 'workerUrl',
      memory: 'memoryUrl',
    } as const;
    const { generation } = config;
    return {
      startedBy: 'unity-page',
      generation,
      codeFormat: 'wasm',
      parts: partsOf(config.config, keys, url),
    };
  }
  const jsonUrl = new URL(config.jsonUrl, url);
  const response = await request(jsonUrl);
  const json = z
    .record(z.string(), z.unknown())
    .safeParse(parseJson(await readText(response, MAX_SCRIPT_BYTES)));
  if (response.status !== 200 || !json.success)
    throw new Error(`${jsonUrl} should be the JSON that UnityLoader starts from, but it is not.`);
  const isWasm = typeof json.data.wasmCodeUrl === 'string';
  const keys = isWasm
    ? ({ framework: 'wasmFrameworkUrl', code: 'wasmCodeUrl', data: 'dataUrl' } as const)
    : ({
        framework: 'asmFrameworkUrl',
        code: 'asmCodeUrl',
        data: 'dataUrl',
        memory: 'asmMemoryUrl',
      } as const);
  return {
    startedBy: 'unity-page',
    generation: config.generation,
    codeFormat: isWasm ? 'wasm' : 'asm',
    parts: partsOf(json.data, keys, jsonUrl),
  };
}

function partsOf(
  config: Record<string, unknown>,
  keys: Partial<Record<PartRole, string>>,
  base: URL,
): ServedPart[] {
  return roles.flatMap((role) => {
    const address = config[keys[role] ?? ''];
    return typeof address === 'string' && address !== '' && !address.endsWith('/')
      ? [toPart(role, address, base)]
      : [];
  });
}

function toPart(role: PartRole, address: string, base: URL): ServedPart {
  return { role, url: new URL(address, base), decodedBytes: undefined };
}

/** Scripts of other servers hold no config; what cannot be had is reported where it is missing. */
async function fetchScript(src: string, page: URL): Promise<string> {
  const url = new URL(src, page);
  if (url.origin !== page.origin) return '';
  try {
    const response = await request(url);
    return response.status === 200 ? await readText(response, MAX_SCRIPT_BYTES) : '';
  } catch {
    return '';
  }
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    // Validation says that this is not what was expected.
    return undefined;
  }
}
