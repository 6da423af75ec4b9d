import { createHash } from 'node:crypto';
import type { PartRole } from '../../export/part-roles.ts';
import { type AssetAddress, assetUrl } from '../address.ts';
import { textPath, UNITY_FOLDER } from '../file-name.ts';
import { integrityOf } from '../integrity.ts';
import type { PackedExport, PlayerBuild } from '../types.ts';

/** `{{UNITY_DATA_URL}}`, also with the three braces and the spaces of Unity's own templates. */
const TOKEN = /\{\{\{?\s*(UNITY_[A-Z_]+)\s*\}?\}\}/g;

const PARTS: Readonly<Record<string, PartRole>> = {
  UNITY_DATA_URL: 'data',
  UNITY_FRAMEWORK_URL: 'framework',
  UNITY_CODE_URL: 'code',
  UNITY_WORKER_URL: 'worker',
  UNITY_SYMBOLS_URL: 'symbols',
  UNITY_MEMORY_URL: 'memory',
  UNITY_BACKGROUND_URL: 'background',
};

/** Thrown for a token in a loader that no address can be written for. */
class LoaderTokenError extends Error {
  override name = 'LoaderTokenError';
  readonly hint =
    `Loaders may ask for ${[...Object.keys(PARTS), 'UNITY_STREAMING_ASSETS_URL', 'UNITY_BUILD_URL'].map((name) => `{{${name}}}`).join(', ')}, of what the export has.`;

  constructor(file: string, token: string) {
    super(`The loader ${file} asks for {{${token}}}, and there is no such address.`);
  }
}

/** Whether a loader has places that wait for addresses. */
export function hasTokens(loader: string): boolean {
  return loader.search(TOKEN) >= 0;
}

/**
 * Writes the final addresses of a packed export into the tokens of its loader, which becomes another file by that.
 *
 * @param text The loader.
 * @throws {LoaderTokenError} for a token that stands for nothing in this export.
 */
export function injectAddresses(packed: PackedExport, text: string, address: AssetAddress): PackedExport {
  const { source, build } = packed;
  const changed = text.replace(TOKEN, (_, token: string) => {
    const url = addressFor(token, build, address);
    if (url === undefined) throw new LoaderTokenError(source.parts.get('loader')?.file ?? '', token);
    // It stands in quotes of any kind.
    return url.replace(/['"`\\]/g, (character) => `%${character.charCodeAt(0).toString(16)}`);
  });
  const path = textPath(changed, '.loader.js');
  const bytes = Buffer.byteLength(changed);
  const { loader } = build.parts;
  const more = bytes - loader.bytes;
  return {
    source,
    build: {
      ...build,
      parts: {
        ...build.parts,
        loader: {
          url: assetUrl(path, address),
          integrity: integrityOf(createHash('sha256').update(changed).digest('hex')),
          bytes,
          decodedBytes: bytes,
        },
      },
      bytes: build.bytes + more,
      decodedBytes: build.decodedBytes + more,
    },
    files: packed.files.map((file) =>
      assetUrl(file.path, address) === loader.url ? { path, content: { text: changed }, bytes } : file,
    ),
  };
}

function addressFor(token: string, build: PlayerBuild, address: AssetAddress): string | undefined {
  if (token === 'UNITY_BUILD_URL') return assetUrl(UNITY_FOLDER, address);
  if (token === 'UNITY_STREAMING_ASSETS_URL') return build.streamingAssetsUrl;
  const role = PARTS[token];
  return role && build.parts[role]?.url;
}
