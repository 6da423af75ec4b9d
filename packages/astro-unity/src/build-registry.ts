import { fileURLToPath } from 'node:url';
import type { EncodeExport } from './encode/encode-export.ts';
import type { MakeOrdinary } from './encode/ordinary-export.ts';
import { readLoader } from './export/content/loader-text.ts';
import { readExport } from './export/read-export.ts';
import type { ResolvedBuilds } from './options.ts';
import type { AssetAddress } from './pack/address.ts';
import { hasTokens, injectAddresses } from './pack/loader/inject-addresses.ts';
import { packExport } from './pack/pack-export.ts';
import type { PackedExport, PackedFile, PlayerBuild } from './pack/types.ts';

/** The site's exports, each read and packed when it is first asked for. */
export interface BuildRegistry {
  /** One export. Rejects where it cannot be read. */
  get(name: string): Promise<PackedExport>;
  /** Every export. Rejects with the first error. */
  all(): Promise<PackedExport[]>;
  /** Every export that can be read. */
  readable(): Promise<PackedExport[]>;
  /** What pages receive, by name. */
  playerBuilds(): Promise<Record<string, PlayerBuild>>;
  /** The exports that have been read so far. */
  known(): PackedExport[];
  /** The file behind a path below the assets folder. Exports that cannot be read have no files. */
  find(path: string): Promise<PackedFile | undefined>;
  /** Forgets an export, so that it is read again. */
  forget(name: string): void;
  /** Absolute folders of the exports, by name. */
  readonly directories: ReadonlyMap<string, string>;
}

/**
 * @param root What the folders of the exports are relative to.
 * @param makeOrdinary Changes what a player does not need of an export.
 * @param encode Makes the forms of each part that are to be deployed.
 */
export function createBuildRegistry(
  builds: ResolvedBuilds,
  root: URL,
  address: AssetAddress,
  makeOrdinary: MakeOrdinary,
  encode: EncodeExport,
): BuildRegistry {
  const packed = new Map<string, Promise<PackedExport>>();
  const known = new Map<string, PackedExport>();
  const directories = new Map(
    [...builds].map(([name, build]) => [name, fileURLToPath(new URL(build.export, root))]),
  );

  const read = (name: string, directory: string): Promise<PackedExport> => {
    const earlier = packed.get(name);
    if (earlier) return earlier;
    const { stem, unpack } = builds.get(name) ?? {};
    const reading = (async () => {
      const written = await readExport(directory, stem === undefined ? { name } : { name, stem });
      const source = await makeOrdinary(written);
      const deployed = packExport(name, source, await encode(source, { unpack }), address);
      const loader = await readLoader(source);
      return hasTokens(loader) ? injectAddresses(deployed, loader, address) : deployed;
    })();
    packed.set(name, reading);
    reading.then(
      (whole) => {
        if (packed.get(name) === reading) known.set(name, whole);
      },
      // A failure is not kept: in dev the next request finds the export that was finished or mended meanwhile.
      () => {
        if (packed.get(name) === reading) packed.delete(name);
      },
    );
    return reading;
  };
  const all = () => Promise.all([...directories].map(([name, directory]) => read(name, directory)));

  const readable = async () => {
    const results = await Promise.allSettled(
      [...directories].map(([name, directory]) => read(name, directory)),
    );
    return results.flatMap((result) => (result.status === 'fulfilled' ? [result.value] : []));
  };

  return {
    async get(name) {
      const directory = directories.get(name);
      if (directory === undefined) throw new Error(`There is no Unity build "${name}" in the config.`);
      return read(name, directory);
    },
    all,
    readable,
    directories,
    async playerBuilds() {
      return Object.fromEntries((await all()).map(({ build }) => [build.name, build]));
    },
    known: () => [...known.values()],
    async find(path) {
      // Pages ask for files of what they show, which has been read.
      const file = fileAt(path, [...known.values()]);
      if (file) return file;
      return fileAt(path, await readable());
    },
    forget(name) {
      packed.delete(name);
      known.delete(name);
    },
  };
}

function fileAt(path: string, exports: readonly PackedExport[]): PackedFile | undefined {
  return exports.flatMap(({ files }) => files).find((file) => file.path === path);
}
