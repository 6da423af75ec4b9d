import { crash } from './crash.ts';
import { leaveWhileLoading, mountAndDispose, twoAtOnce } from './ending.ts';
import { missingFile, slowFile, truncatedFile } from './files.ts';
import { followScreen, leavePageErrors, restOffScreen, typeIntoForm } from './manners.ts';
import { outOfMemory } from './memory.ts';
import type { Check } from './page.ts';
import { processor } from './processor.ts';

/** The checks by name. */
export const CHECKS: Record<string, Check> = {
  'mount and dispose': mountAndDispose(10),
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

/** The same for a suite that has little time: whatever stays behind once stays behind in three starts, too. */
export const QUICK_CHECKS: Record<string, Check> = { ...CHECKS, 'mount and dispose': mountAndDispose(3) };

/** Checks that hold a measured time to a limit, which a machine that is busy with other things would spoil. */
export const MEASURED: Record<string, Check> = { 'processor at rest': processor };
