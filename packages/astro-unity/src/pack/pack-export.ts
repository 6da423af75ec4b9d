import { join } from 'node:path';
import type { PartRole } from '../export/part-roles.ts';
import type { StreamingAssets, UnityExport } from '../export/types.ts';
import { type AssetAddress, assetUrl } from './address.ts';
import { type Bodies, storedBody } from './bodies.ts';
import { hashText, partPath, textPath, UNITY_FOLDER } from './file-name.ts';
import { integrityOf } from './integrity.ts';
import type { PackedExport, PackedFile, PlayerBuild, PlayerPart } from './types.ts';
import { unityLoaderJson } from './unity-loader-json.ts';

/**
 * A `.data` container of no files: its magic, and where its table of no entries ends (20, little-endian). Unity 6 adds that
 * to the place that it has read to when it checks the length, hence the rest.
 */
const EMPTY_DATA = `UnityWebData1.0\0\x14\0\0\0${'\0'.repeat(20)}`;

/**
 * Decides what is deployed of an export, and injects the final addresses of its files into the config that the
 * loader receives. Pure: nothing is read or written here.
 *
 * @param name The build's name in the config, as in `<UnityPlayer build="…">`.
 * @param bodies The forms of each part to deploy, the one to load first.
 */
export function packExport(
  name: string,
  source: UnityExport,
  bodies: Bodies,
  address: AssetAddress,
): PackedExport {
  const files = new Map<string, PackedFile>();
  const parts: Partial<Record<PartRole, PlayerPart>> = {};
  const paths = { first: new Map<PartRole, string>(), gzip: new Map<PartRole, string>() };
  for (const part of source.parts.values()) {
    const forms = (bodies.get(part.role) ?? [storedBody(part)]).map((body) => {
      const path = partPath(part, source.codeFormat, body);
      files.set(path, { path, content: { file: body.file }, bytes: body.bytes });
      return { ...body, path };
    });
    const [first] = forms;
    if (!first) continue;
    const gzip = forms.find(({ encoding }) => encoding === 'gzip');
    const plain = forms.find(({ encoding }) => encoding === undefined);
    paths.first.set(part.role, first.path);
    paths.gzip.set(part.role, (gzip ?? first).path);
    parts[part.role] = {
      url: assetUrl(first.path, address),
      ...(gzip && { gzipUrl: assetUrl(gzip.path, address) }),
      ...(plain && plain !== first && { plainUrl: assetUrl(plain.path, address) }),
      // The loader is deployed as it is, so its hash is that of what arrives.
      ...(part.role === 'loader' && { integrity: integrityOf(part.sha256) }),
      bytes: first.transferBytes ?? first.bytes,
      decodedBytes: (first.unpacked ?? part).decodedBytes,
    };
  }

  const { loader, code, data } = parts;
  if (!loader || !code || !data) {
    throw new Error(`The export "${name}" was read without its loader, code or data.`);
  }

  const build: PlayerBuild = {
    name,
    generation: source.generation,
    unityVersion: source.unityVersion,
    companyName: source.companyName,
    productName: source.productName,
    productVersion: source.productVersion,
    parts: { ...parts, loader, code, data },
    decompressionFallback: source.decompressionFallback,
    ...(parts.worker && { isolationWorker: address.isolationWorker }),
    config: source.extraConfig,
    bytes: sum(Object.values(parts), 'bytes'),
    decodedBytes: sum(Object.values(parts), 'decodedBytes'),
  };

  if (source.generation === 'unity-loader') {
    const addJson = (names: ReadonlyMap<PartRole, string>): string => {
      const text = unityLoaderJson(source, (role) => baseName(names.get(role) ?? ''));
      const path = textPath(text, '.json');
      files.set(path, { path, content: { text }, bytes: Buffer.byteLength(text) });
      return assetUrl(path, address);
    };
    build.jsonUrl = addJson(paths.gzip);
    build.encodedJsonUrl = addJson(paths.first);
  }

  if (source.generation === 'create-unity-instance') {
    const path = textPath(EMPTY_DATA, '.empty.data');
    files.set(path, { path, content: { text: EMPTY_DATA }, bytes: EMPTY_DATA.length });
    build.emptyDataUrl = assetUrl(path, address);
  }

  if (source.streamingAssets) {
    const folder = streamingAssetsFolder(source.streamingAssets);
    for (const file of source.streamingAssets.files) {
      const path = `${folder}/${file.path}`;
      files.set(path, {
        path,
        content: { file: join(source.streamingAssets.directory, file.path) },
        bytes: file.bytes,
      });
    }
    build.streamingAssetsUrl = assetUrl(folder, address);
  }

  const unpacked = bodies.get('data')?.[0]?.unpacked;
  return { source, build, files: [...files.values()], ...(unpacked && { unpacked }) };
}

/** The game asks for these files by their own names, so the hash of all of them goes into the folder's name. */
function streamingAssetsFolder({ files }: StreamingAssets): string {
  const contents = files.map(({ path, sha256 }) => `${sha256} ${path}`).join('\n');
  return `${UNITY_FOLDER}/${hashText(contents)}.StreamingAssets`;
}

function baseName(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}

function sum<Key extends 'bytes' | 'decodedBytes'>(parts: PlayerPart[], key: Key): number {
  return parts.reduce((total, part) => total + part[key], 0);
}
