import type { FlagDocument } from './flag-document.ts';

/** Every flag that the site asks for, with what holds where no remote file says otherwise. */
export const BUILT_IN = {
  version: 1,
  flags: {
    /** Whether poses may be saved through the API; off, they are shared by address alone. */
    'saved-poses': { default: true },
  },
} as const satisfies FlagDocument;

export type FlagKey = keyof typeof BUILT_IN.flags;
