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

/** Throws an error the way Astro shows it. */
export function fail(error: unknown): never {
  throw toAstroError(error);
}

/** Runs a part of a hook, with its errors as Astro shows them. */
export function rethrow<Result>(run: () => Result): Result {
  try {
    return run();
  } catch (error) {
    return fail(error);
  }
}
