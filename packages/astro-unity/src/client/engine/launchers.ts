import type { Generation } from '../../export/types.ts';
import type { Launcher } from '../types.ts';
import { createUnityInstance } from './create-unity-instance.ts';

export { attend } from '../page/attend.ts';

/**
 * What all running games need is one file, and what older ones need besides is a second one behind it. With one more, bundlers
 * would cut what these share into files of a few hundred bytes, and every page would ask for each.
 */
const LAUNCHERS: Record<Generation, () => Launcher | Promise<Launcher>> = {
  'create-unity-instance': () => createUnityInstance,
  'unity-loader': async () => (await import('./older-launchers.ts')).unityLoader,
  'global-module': async () => (await import('./older-launchers.ts')).globalModule,
};

/** What starts the exports of a generation. */
export async function launcherOf(generation: Generation): Promise<Launcher> {
  return LAUNCHERS[generation]();
}
