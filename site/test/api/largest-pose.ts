import { LONGEST_SETTINGS, LONGEST_STILL, type Pose } from '../../src/server/schemas/pose.ts';

/** Settings that are so many letters of JSON. */
export function settingsOf(letters: number): Record<string, string> {
  const settings: Record<string, string> = {};
  for (let n = 100; JSON.stringify(settings).length < letters - 120; n += 1)
    settings[`s${n}`] = 'x'.repeat(90);
  settings.last = '';
  settings.last = 'x'.repeat(letters - JSON.stringify(settings).length);
  return settings;
}

type Still = NonNullable<Pose['still']>;

/** A clip that stands still and is so many letters of JSON. */
export function stillOf(letters: number): Still {
  const joints = 160;
  const of = <Value>(value: Value): Value[] => Array<Value>(joints).fill(value);
  const frame = { root: [0, 1, 0], rotations: of([0, 0, 0, 1]) };
  const still: Still = {
    format: 'realmotion.clip',
    version: 1,
    name: '',
    fps: 1,
    loop: true,
    joints: of('Joint'),
    parents: of(-1),
    offsets: of([0, 0, 0]),
    frames: [frame, frame],
  };
  // The rest is in names, which may have a hundred letters each.
  let missing = letters - JSON.stringify(still).length;
  const named = still.joints.map((name) => {
    const more = Math.min(missing, 100 - name.length);
    missing -= more;
    return name.padEnd(name.length + more, 'x');
  });
  return { ...still, joints: named };
}

/** A pose at all its bounds. */
export const largestPose = {
  settings: settingsOf(LONGEST_SETTINGS),
  seconds: 86_400,
  still: stillOf(LONGEST_STILL),
};
