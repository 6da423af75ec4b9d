import { createHash } from 'node:crypto';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { syntheticFallbackLoader, syntheticUnityLoader } from './synthetic-fallback.ts';
import { syntheticPage, syntheticUnityLoaderPage } from './synthetic-pages.ts';
import {
  syntheticData,
  syntheticFramework,
  syntheticJpeg,
  syntheticLoader,
  syntheticWasm,
} from './synthetic-parts.ts';
import { threadedFramework, threadedLoader, threadWorker } from './synthetic-threads.ts';
import { webGpuLoader } from './synthetic-web-gpu.ts';
import { compress } from './unity-compression.ts';

export type SyntheticGeneration = 'create-unity-instance' | 'unity-loader' | 'unity-loader-asm';

export interface SyntheticOptions {
  /** @default 'create-unity-instance' */
  generation?: SyntheticGeneration;
  /** @default 'none' */
  compression?: 'none' | 'gzip' | 'brotli';
  /** Unity's Decompression Fallback: names end in `.unityweb`, and the loader carries a decompressor. */
  fallback?: boolean;
  /** Player settings → Name Files As Hashes. */
  hashedNames?: boolean;
  /** What the file names begin with. @default 'Web' */
  stem?: string;
  /** Adds `.worker.js` and `.mem`, and starts threads as Unity does. */
  threads?: boolean;
  /** The loader asks for WebGPU, and the engine does not start without. */
  webGpu?: boolean;
  /** Adds `.symbols.json`. */
  symbols?: boolean;
  /** Adds a background picture. */
  background?: boolean;
  /** Files below `StreamingAssets/`, by path. */
  streamingAssets?: Record<string, string>;
  /** @default '6000.4.8f1', or '2019.4.15f1' for the older generations */
  unityVersion?: string;
  /** `false` writes none; a text is written in its place. */
  indexHtml?: string | false;
  /** Keys added to the config that the page (or the JSON) holds. */
  extraConfig?: Record<string, unknown>;
  /** Size of the data container's largest entry, in bytes. @default 2000 */
  dataBytes?: number;
  /** What `data.unity3d` is. @default an archive of which only the head is there */
  archive?: Buffer;
}

/** What was written. Addresses are relative to `directory`. */
export interface SyntheticExport {
  directory: string;
  files: Partial<Record<SyntheticPart, string>> & Record<'loader' | 'framework' | 'code' | 'data', string>;
}

/** Contents by path. */
type Files = Map<string, string | Uint8Array>;

type SyntheticPart =
  | 'loader'
  | 'framework'
  | 'code'
  | 'data'
  | 'worker'
  | 'memory'
  | 'symbols'
  | 'background'
  | 'json';

const created = new Set<string>();

/** A new empty folder below the system's temporary one. `removeSyntheticExports` removes it. */
export async function temporaryFolder(): Promise<string> {
  const directory = await mkdtemp(join(tmpdir(), 'astro-unity-test-'));
  created.add(directory);
  return directory;
}

/** Removes all that this test file wrote; for `afterAll`. */
export async function removeSyntheticExports(): Promise<void> {
  await Promise.all([...created].map((directory) => rm(directory, { recursive: true, force: true })));
  created.clear();
}

/**
 * Writes a tiny export that keeps Unity's contract in names, containers, compression markers and config. It draws
 * nothing.
 *
 * @param directory Where to; a temporary folder by default. Files that are there already stay (dirty folders).
 */
export async function writeSyntheticExport(
  options: SyntheticOptions = {},
  directory?: string,
): Promise<SyntheticExport> {
  const target = directory ?? (await temporaryFolder());
  const generation = options.generation ?? 'create-unity-instance';
  const files: Files = new Map();
  const add = generation === 'create-unity-instance' ? addModernFiles : addLegacyFiles;
  const names = await add(files, options);
  for (const [path, text] of Object.entries(options.streamingAssets ?? {}))
    files.set(`StreamingAssets/${path}`, text);
  for (const [path, content] of files) {
    await mkdir(dirname(join(target, path)), { recursive: true });
    await writeFile(join(target, path), content);
  }
  return { directory: target, files: names };
}

async function addModernFiles(files: Files, options: SyntheticOptions): Promise<SyntheticExport['files']> {
  const { stem = 'Web', hashedNames = false } = options;
  const compression = options.compression ?? 'none';
  const suffix = options.fallback && compression !== 'none' ? '.unityweb' : SUFFIXES[compression];
  const add = async (plainName: string, content: string | Uint8Array): Promise<string> => {
    const bytes = Buffer.from(content);
    const packed = await compress(bytes, compression, plainName.replace(stem, 'build'));
    // Unity 2022 drops ".framework" from hashed names.
    const name = hashedNames ? plainName.replace(stem, md5(bytes)).replace('.framework', '') : plainName;
    files.set(`Build/${name}${suffix}`, packed);
    return `Build/${name}${suffix}`;
  };
  const version = options.unityVersion ?? '6000.4.8f1';
  const names: SyntheticExport['files'] = {
    loader: `Build/${stem}.loader.js`,
    framework: await add(
      `${stem}.framework.js`,
      options.threads ? threadedFramework() : syntheticFramework('create-unity-instance'),
    ),
    code: await add(`${stem}.wasm`, syntheticWasm()),
    data: await add(`${stem}.data`, syntheticData(version, options.dataBytes, options.archive)),
  };
  files.set(names.loader, syntheticLoaderOf(options));
  if (options.threads) {
    names.worker = await add(`${stem}.worker.js`, threadWorker());
    names.memory = await add(`${stem}.mem`, Buffer.alloc(64, 7));
  }
  if (options.symbols) names.symbols = await add(`${stem}.symbols.json`, '{"0":"abort","1":"main"}');
  if (options.background) {
    names.background = `Build/${stem}.jpg`;
    files.set(names.background, syntheticJpeg());
  }
  if (options.indexHtml !== false)
    files.set('index.html', options.indexHtml ?? syntheticPage(names, options));
  return names;
}

function syntheticLoaderOf({ fallback, threads, webGpu }: SyntheticOptions): string {
  if (fallback) return syntheticFallbackLoader();
  if (webGpu) return webGpuLoader();
  return threads ? threadedLoader() : syntheticLoader();
}

async function addLegacyFiles(files: Files, options: SyntheticOptions): Promise<SyntheticExport['files']> {
  const { stem = 'Web', compression = 'gzip' } = options;
  const isAsm = options.generation === 'unity-loader-asm';
  const format = isAsm ? 'asm' : 'wasm';
  const add = async (name: string, content: string | Uint8Array): Promise<string> => {
    files.set(`Build/${name}.unityweb`, await compress(Buffer.from(content), compression, name));
    return `Build/${name}.unityweb`;
  };
  const version = options.unityVersion ?? '2019.4.15f1';
  const names: SyntheticExport['files'] = {
    loader: 'Build/UnityLoader.js',
    json: `Build/${stem}.json`,
    data: await add(`${stem}.data`, syntheticData(version, options.dataBytes, options.archive)),
    code: await add(
      `${stem}.${format}.code`,
      isAsm ? '(function(global,env,buffer){"use asm";return{}})' : syntheticWasm(),
    ),
    framework: await add(`${stem}.${format}.framework`, syntheticFramework('unity-loader')),
  };
  if (isAsm) names.memory = await add(`${stem}.asm.memory`, Buffer.alloc(64, 7));
  if (options.background) {
    names.background = `Build/${stem}.jpg`;
    files.set(names.background, syntheticJpeg());
  }
  files.set(names.loader, syntheticUnityLoader());
  files.set(`Build/${stem}.json`, JSON.stringify(legacyConfig(names, format, version, options), null, 1));
  if (options.indexHtml !== false)
    files.set('index.html', options.indexHtml ?? syntheticUnityLoaderPage(`Build/${stem}.json`));
  return names;
}

function legacyConfig(
  names: SyntheticExport['files'],
  format: 'wasm' | 'asm',
  version: string,
  options: SyntheticOptions,
) {
  const name = (path: string | undefined) => path?.slice('Build/'.length);
  return {
    companyName: 'Synthetic Company',
    productName: 'Synthetic Product',
    dataUrl: name(names.data),
    [`${format}CodeUrl`]: name(names.code),
    [`${format}FrameworkUrl`]: name(names.framework),
    asmMemoryUrl: name(names.memory),
    backgroundUrl: name(names.background),
    TOTAL_MEMORY: 268435456,
    graphicsAPI: ['WebGL 2.0', 'WebGL 1.0'],
    // Unity 2019 is the first to write these two.
    ...(version.startsWith('2019.') ? { productVersion: '1.0', unityVersion: version } : {}),
    ...options.extraConfig,
  };
}

const SUFFIXES = { none: '', gzip: '.gz', brotli: '.br' };

function md5(bytes: Uint8Array): string {
  return createHash('md5').update(bytes).digest('hex');
}
