import { copyFile, mkdir, readFile, rm, symlink, truncate, writeFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';

/** One way to spoil a file of an export. */
export interface Damage {
  name: string;
  /** Whether the export may still be read: nobody can see every flipped bit. */
  mayPass: boolean;
  /** Spoils `file`, of which `whole` holds the bytes. */
  apply(file: string, whole: Buffer): Promise<void>;
}

const CUTS = 20;
const FLIPS = 10;
const HUGE_BYTES = 1024 ** 3;
const BOMB_BYTES = 300 * 1024 ** 2;
const LFS_POINTER = `version https://git-lfs.github.com/spec/v1\noid sha256:${'0'.repeat(64)}\nsize 1234567\n`;

/** What is done to every part of an export. */
export const PART_DAMAGES: readonly Damage[] = [
  ...Array.from({ length: CUTS }, (_, step) => cutOff(step / CUTS)),
  ...Array.from({ length: FLIPS }, (_, seed) => flipBit(seed)),
  replaceBy('a wrong beginning', (whole) =>
    Buffer.concat([Buffer.from('damaged!'.repeat(8)), whole.subarray(64)]),
  ),
  replaceBy('a Git LFS pointer', () => LFS_POINTER),
  replaceBy('a web page', () => '<!DOCTYPE html><title>404</title>'),
  replaceBy('a bomb of gzip', (whole) => gzipSync(bomb(whole), { level: 1 })),
  replaceBy('a bomb of brotli', (whole) =>
    brotliCompressSync(bomb(whole), { params: { [constants.BROTLI_PARAM_QUALITY]: 1 } }),
  ),
  { name: '1 GiB of zeros after it', mayPass: false, apply: (file) => truncate(file, HUGE_BYTES) },
  { name: 'removed', mayPass: false, apply: (file) => rm(file) },
  { name: 'a link out of the folder', mayPass: false, apply: linkOutside },
];

/** What is done to the page that starts an export: without a readable one, the files speak for themselves. */
export const PAGE_DAMAGES: readonly Damage[] = PART_DAMAGES.map((damage) => ({ ...damage, mayPass: true }));

/** What makes a config name a file outside the folder, by a path with `../`. */
export function nameOutside(part: string): Damage {
  const name = stemOf(basename(part));
  return {
    name: 'a name with ../',
    mayPass: false,
    apply: async (file, whole) => {
      await copyFile(part, join(await outside(part), basename(part)));
      await writeFile(file, whole.toString('utf8').replaceAll(name, `../../outside/${name}`));
    },
  };
}

function cutOff(share: number): Damage {
  return {
    name: share === 0 ? '0 bytes' : `cut off at ${Math.round(share * 100)} %`,
    mayPass: false,
    apply: (file, whole) => writeFile(file, whole.subarray(0, Math.floor(whole.length * share))),
  };
}

function flipBit(seed: number): Damage {
  return {
    name: `bit flipped (${seed + 1})`,
    mayPass: true,
    apply: async (file, whole) => {
      const changed = Buffer.from(whole);
      // The golden ratio spreads places evenly, whatever the length.
      const place = Math.floor((((seed + 1) * 0.618) % 1) * changed.length);
      changed[place] = changed.readUInt8(place) ^ (1 << (seed % 8));
      await writeFile(file, changed);
    },
  };
}

function replaceBy(name: string, content: (whole: Buffer) => Buffer | string): Damage {
  return { name, mayPass: false, apply: (file, whole) => writeFile(file, content(whole)) };
}

/** Begins as the part does, so that what follows is decoded. */
function bomb(whole: Buffer): Buffer {
  return Buffer.concat([whole.subarray(0, 64), Buffer.alloc(BOMB_BYTES)]);
}

async function linkOutside(file: string): Promise<void> {
  const target = join(await outside(file), basename(file));
  await writeFile(target, await readFile(file));
  await rm(file);
  await symlink(target, file);
}

/** A folder beside the export's, two levels above its files. */
async function outside(file: string): Promise<string> {
  const folder = join(dirname(file), '../../outside');
  await mkdir(folder, { recursive: true });
  return folder;
}

/** A file's name as configs have it: `Game.data` of `Game.data.br`, and `Game.js` of Unity 5's `Game.jsgz`. */
export function stemOf(name: string): string {
  return name.replace(/\.(?:br|gz|unityweb)$|gz$/, '');
}
