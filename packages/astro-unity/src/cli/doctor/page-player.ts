import { z } from 'astro/zod';
import type { PageConfig } from '../../export/page/page-config.ts';
import { PART_ROLES, type PartRole } from '../../export/part-roles.ts';
import { parseJson, readText, request } from './http.ts';
import type { ServedPart, ServedPlayer } from './served-player.ts';

/** A config of parts' addresses, by the keys that each generation has for them. */
type Keys = Partial<Record<PartRole, string>>;

const MODERN: Keys = {
  framework: 'frameworkUrl',
  code: 'codeUrl',
  data: 'dataUrl',
  symbols: 'symbolsUrl',
  worker: 'workerUrl',
  memory: 'memoryUrl',
};
const LEGACY_WASM: Keys = { framework: 'wasmFrameworkUrl', code: 'wasmCodeUrl', data: 'dataUrl' };
const LEGACY_ASM: Keys = {
  framework: 'asmFrameworkUrl',
  code: 'asmCodeUrl',
  data: 'dataUrl',
  memory: 'asmMemoryUrl',
};
/** Addresses of uncompressed files, which servers may rewrite to those with `gz` behind; the loader does in their place. */
const UNITY_5: Keys = { code: 'codeUrl', data: 'dataUrl', memory: 'memUrl' };

const MAX_CONFIG_BYTES = 1024 * 1024;

/**
 * The export that a page of Unity's own starts.
 *
 * @param url The page's own address.
 */
export async function playerOfPage(config: PageConfig, url: URL): Promise<ServedPlayer> {
  const common = { startedBy: 'unity-page' as const, companions: [], isIsolatedByWorker: false };
  if (config.generation === 'create-unity-instance') {
    const { generation } = config;
    return { ...common, generation, codeFormat: 'wasm', parts: partsOf(config.config, MODERN, url) };
  }
  if (config.generation === 'global-module') {
    const { generation } = config;
    const parts = partsOf(config.config, UNITY_5, url);
    return { ...common, generation, codeFormat: 'asm', parts: await Promise.all(parts.map(asStored)) };
  }
  const jsonUrl = new URL(config.jsonUrl, url);
  const json = await readConfig(jsonUrl);
  const isWasm = typeof json.wasmCodeUrl === 'string';
  return {
    ...common,
    generation: config.generation,
    codeFormat: isWasm ? 'wasm' : 'asm',
    parts: partsOf(json, isWasm ? LEGACY_WASM : LEGACY_ASM, jsonUrl),
    companions: [{ role: 'config', url: jsonUrl }],
  };
}

/** What cannot be had or read is found where the file itself is judged. */
async function readConfig(url: URL): Promise<Record<string, unknown>> {
  try {
    const text = await readText(await request(url), MAX_CONFIG_BYTES);
    return z.record(z.string(), z.unknown()).parse(parseJson(text));
  } catch {
    return {};
  }
}

/** What the loader ends with: the address itself where something is there, else `Game.datagz`, which it decodes. */
async function asStored(part: ServedPart): Promise<ServedPart> {
  const compressed = { ...part, url: new URL(`${part.url.href}gz`) };
  try {
    const { status, body } = await request(part.url);
    body.destroy();
    return status === 200 ? part : compressed;
  } catch {
    return part;
  }
}

function partsOf(config: Record<string, unknown>, keys: Keys, base: URL): ServedPart[] {
  return PART_ROLES.flatMap((role) => {
    const address = config[keys[role] ?? ''];
    return typeof address === 'string' && address !== '' && !address.endsWith('/')
      ? [{ role, url: new URL(address, base), decodedBytes: undefined }]
      : [];
  });
}
