import { AstroError } from 'astro/errors';

/** What went wrong and what to do about it, the way Astro shows it. Errors without a `hint` are passed on as they are. */
export function toAstroError(error: unknown): Error {
  if (error instanceof Error) {
    const hint = 'hint' in error && typeof error.hint === 'string' ? error.hint : undefined;
    if (hint === undefined) return error;
    const shown = new AstroError(error.message, hint);
    shown.cause = error;
    return shown;
  }
  return new Error(String(error));
}
