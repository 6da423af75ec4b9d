import {
  poseOfFragment,
  poseToFragment,
  type SharedPose,
  savedPoseOfFragment,
  savedPoseToFragment,
} from '../../motion/pose-address.ts';

/** Milliseconds that a visitor waits for a shorter address; functions give up on the worker service after as long. */
const PATIENCE = 5000;

/**
 * The fragment of an address that shows a pose. One whose clip comes from a file is saved, so that its address is short;
 * where nothing saves it, in time, the address carries the pose itself.
 */
export async function shareable(pose: SharedPose): Promise<string> {
  const id = pose.still && (await Promise.race([save(pose), patience()]));
  return id === undefined ? poseToFragment(pose) : savedPoseToFragment(id);
}

/**
 * The pose that a fragment shows; `undefined` for one that shows none.
 *
 * @throws {Error} with a sentence for the visitor, if it is damaged, or no longer there.
 */
export async function shared(fragment: string): Promise<SharedPose | undefined> {
  const id = savedPoseOfFragment(fragment);
  if (id === undefined) return poseOfFragment(fragment);
  const { loadPose } = await import('../../api/poses.ts');
  return loadPose(id);
}

/** @returns the id; `undefined` where poses cannot be saved at the moment. */
async function save(pose: SharedPose): Promise<string | undefined> {
  try {
    const [{ isOn }, { savePose }] = await Promise.all([
      import('../../flags/browser-flags.ts'),
      import('../../api/poses.ts'),
    ]);
    return isOn('saved-poses') ? await savePose(pose) : undefined;
  } catch {
    // No network, no worker service, too many requests: the address that carries the pose needs none of them.
    return undefined;
  }
}

function patience(): Promise<undefined> {
  return new Promise((resolve) => setTimeout(() => resolve(undefined), PATIENCE));
}
