import { crash } from './crash.ts';
import { leaveWhileLoading, mountAndDispose, twoAtOnce } from './ending.ts';
import { missingFile, slowFile, truncatedFile } from './files.ts';
import { followScreen, leavePageErrors, restOffScreen, typeIntoForm } from './manners.ts';
import { outOfMemory } from './memory.ts';
import type { Check } from './page.ts';
import { processor } from './processor.ts';

/** The checks by name. */
export const CHECKS: Record<string, Check> = {
  'mount and dispose': mountAndDispose,
  'leave while loading': leaveWhileLoading,
  'two at once': twoAtOnce,
  typing: typeIntoForm,
  rest: restOffScreen,
  screens: followScreen,
  'errors of the page': leavePageErrors,
  'missing file': missingFile,
  'truncated file': truncatedFile,
  'slow file': slowFile,
  'out of memory': outOfMemory,
  crash,
};

/** Checks that hold a measured time to a limit, which a machine that is busy with other things would spoil. */
export const MEASURED: Record<string, Check> = { 'processor at rest': processor };
