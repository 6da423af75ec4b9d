import { CLIPS } from '../clips/index.ts';
import { buildFigure } from '../figure/index.ts';
import { type ContainerFiles, writeContainer } from './data-container.ts';

/** What every place that has room for it says. */
export const NOTICE = 'This is a reference player and no Unity build.';

/** Stands where an export has its Unity version: "r" for reference, a letter that no Unity release has. */
export const VERSION_TEXT = '0.0.0r1';

/** The `.data`: the names that a Unity export has, and the player's own clips and figure. */
export function buildDataFile(): Buffer {
  const json = (value: unknown): Buffer => Buffer.from(JSON.stringify(value));
  const files: ContainerFiles = new Map([
    ['data.unity3d', emptyBundle()],
    ['RuntimeInitializeOnLoads.json', json({ root: [] })],
    ['ScriptingAssemblies.json', json({ names: [], types: [] })],
    ['boot.config', Buffer.from('wait-for-native-debugger=0\nhdr-display-enabled=0\nreference-player=1\n')],
    [
      'reference-player.json',
      json({ notice: NOTICE, version: VERSION_TEXT, clips: CLIPS.map(({ name }) => name) }),
    ],
    ...CLIPS.map((clip): [string, Buffer] => [`clips/${clip.name}.json`, json(clip)]),
    ['figure.bin', buildFigure()],
  ]);
  return writeContainer(files);
}

/**
 * The head of an asset bundle and nothing behind it: signature, format as u32 big-endian, minimum player, version.
 * Readers of exports look for the version there.
 */
function emptyBundle(): Buffer {
  const format = Buffer.alloc(4);
  format.writeUInt32BE(8);
  return Buffer.concat([
    Buffer.from('UnityFS\0'),
    format,
    Buffer.from(`5.x.x\0${VERSION_TEXT}\0${NOTICE}\0`),
  ]);
}
