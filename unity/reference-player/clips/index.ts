import type { Clip } from './clip.ts';
import { idle } from './idle.ts';
import { jump } from './jump.ts';
import { run } from './run.ts';
import { sit } from './sit.ts';
import { walk } from './walk.ts';

/** Every clip of the `.data`; the player starts with the first one. */
export const CLIPS: readonly Clip[] = [walk, run, jump, sit, idle];
