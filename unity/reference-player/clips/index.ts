import type { Clip } from './clip.ts';
import { walk } from './walk.ts';

/** Every clip of the `.data`, the first one the one that plays at start. */
export const CLIPS: readonly Clip[] = [walk];
